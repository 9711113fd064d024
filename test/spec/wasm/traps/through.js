import { calls } from './traps.wasm';

setTimeout(() => calls(1));
