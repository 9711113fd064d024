import { log } from './log.js';

log('child starts');
await 1;
await 2;
log('child ends');
