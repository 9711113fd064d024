import { log } from './log.js';

log('late starts');
await new Promise((resolve) => setTimeout(resolve, 1));
log('late ends');
export default 'late';
