const error = new Error('circular');
error.cause = error;
throw error;
