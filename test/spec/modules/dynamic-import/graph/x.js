export { y } from './y.js';
export { shared } from './shared.js';
