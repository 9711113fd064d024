import { log } from './log.js';
import './child.js';
import './quick.js';

log('parent');
await new Promise((resolve) => setTimeout(resolve, 10));
log('parent ends');
