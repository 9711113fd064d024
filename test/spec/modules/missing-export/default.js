import exporter from './exporter.js';
