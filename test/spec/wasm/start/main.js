import './imports-trap.js';
