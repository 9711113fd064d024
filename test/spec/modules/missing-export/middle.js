import { there, missing } from './exporter.js';
console.log('does not run');
