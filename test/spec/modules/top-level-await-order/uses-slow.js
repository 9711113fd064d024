import { log } from './log.js';
import slow from './slow.js';

log(`uses ${slow}`);
