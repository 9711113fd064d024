console.log('-x.js');
