const listener = () => console.log('never');
process.on('exit', listener).off('exit', listener);
process.exitCode = 4;
