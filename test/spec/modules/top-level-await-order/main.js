// Siblings start in order and finish as they settle; parents wait for all of theirs.
import { log } from './log.js';
import './slow.js';
import './parent.js';
import './sync.js';
import './quick.js';
import './uses-slow.js';

log('main');
console.log(await Promise.all([import('./slow.js'), import('./late.js')]).then((all) => all.map((m) => m.default)));
