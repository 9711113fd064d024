import './importer.js';
