// The extension in VS Code's extension host: debugging.
import { hostSuite } from './support/host-suite.ts';

await hostSuite({
  suite: 'debugging',
  files: {
    'jstime.json': '{}',
    'main.js': `const start = 40;
function add(a, b) {
  const sum = a + b;
  return sum;
}
console.log('sum', add(start, 2));
`,
    'lens.ts': `const text: string = 'lens ran';
console.log(text);
`,
    'loop.ts': `for (let index: number = 0; index < 5; index += 1) {
  const square = index ** 2;
  console.log(square);
}
`,
    'waits.js': `console.log('waits');
setInterval(() => {
  globalThis.count = (globalThis.count ?? 0) + 1;
}, 5);
`,
    'calls.js': `import { called } from './called.js';

called();
console.log('after');
`,
    'order.js': `const order = { items: [{ price: 4 }], owner: 'me' };
console.log(order.items[0].price);
`,
    'called.js': `export function called() {
  return 1;
}
`,
  },
});
