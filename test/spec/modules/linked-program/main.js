import process from 'process';
import { name } from './name.js';

console.log(name, import.meta.main, import.meta.filename, import.meta.url);
console.log(process.argv.slice(1));
