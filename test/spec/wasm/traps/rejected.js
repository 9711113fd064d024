import { divide } from './traps.wasm';

Promise.resolve().then(() => divide(1, 0));
