export { counter } from './owner.wasm';
