import process from 'process';
process.exit(7);
