// @ts-check
console.log('There are no editor tests yet: they come with the language server and the debug adapter.');
