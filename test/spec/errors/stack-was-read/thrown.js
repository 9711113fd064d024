const error = new Error('known place');
console.log(error.stack.split('\n').length > 1);
throw error;
