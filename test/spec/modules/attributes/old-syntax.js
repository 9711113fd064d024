import data from './data.json' assert { type: 'json' };
