process.exitCode = 3;
setTimeout(() => console.log('runs to the end', process.exitCode));
