import process from 'process';
process.exitCode = 5;
await new Promise(() => {});
