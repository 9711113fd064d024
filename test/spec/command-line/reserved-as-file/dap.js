console.log('a file');
