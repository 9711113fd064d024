import process from 'process';
console.log(process.argv[1]);
console.log(process.argv.slice(2).join(' '));
