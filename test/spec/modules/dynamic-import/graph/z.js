export { shared } from './shared.js';
export { y } from './y.js';
import './missing.js';
