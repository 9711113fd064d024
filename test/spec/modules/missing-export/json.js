import { name } from './data.json';
