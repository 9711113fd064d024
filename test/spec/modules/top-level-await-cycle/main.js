// A cycle with await inside settles as one; whoever imports any of it waits for all of it.
import './outside.js';
import { a } from './a.js';

console.log('main', a);
