import './imports.js';
