import './file-2.js';
