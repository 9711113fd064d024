export { x } from './circular.js';
