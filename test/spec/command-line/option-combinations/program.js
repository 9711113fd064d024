import process from 'process';
console.log(process.argv.slice(2));
