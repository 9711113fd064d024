import { log } from './log.js';

log('quick starts');
await null;
log('quick ends');
