export { nothing as something } from './exporter.js';
