import './sub/waits.js';
import './sub/loops.js';
