import { throws } from './traps.wasm';

throws();
