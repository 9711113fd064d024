import './imports-throws.js';
