import * as b from './b.js';

try {
  b.b;
} catch (error) {
  console.log('a starts,', `${error}`);
}
await null;
export const a = 'a';
console.log('a ends');
