// In a cycle, hoisted functions reach WebAssembly; what is not yet set does not.
import { twice } from './cycle.wasm';
import './late.js';

console.log(twice(4));
await import('./too-early.js').catch((error) => console.log(`${error}`));
