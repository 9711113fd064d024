import './sub/importer.js';
