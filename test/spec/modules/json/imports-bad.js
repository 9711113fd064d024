import data from './bad.json';
