import process from 'process';
process.exitCode = 3;
