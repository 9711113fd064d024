export { x } from './circular-2.js';
