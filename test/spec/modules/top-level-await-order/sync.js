import { log } from './log.js';

log('sync');
