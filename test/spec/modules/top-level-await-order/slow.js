import { log } from './log.js';

log('slow starts');
await new Promise((resolve) => setTimeout(resolve, 40));
log('slow ends');
export default 'slow';
