import './imports-bad.js';
