// WebAssembly that imports from WebAssembly shares its globals; JavaScript sees the values they had at first.
import * as owner from './owner.wasm';
import * as user from './user.wasm';

console.log(owner.counter, owner.fixed, user.read());
user.add(5);
owner.add(10);
console.log(owner.read(), user.read(), owner.counter);
await import('./through-script.wasm').catch((error) => console.log(`${error}`));
