Error.prepareStackTrace = (error, frames) => {
  const [frame] = frames;
  return `${error.message} with ${frames.length} frame at line ${frame.getLineNumber()}`;
};
console.log(new Error('prepared').stack);
Error.prepareStackTrace = undefined;
console.log(new Error('as usual').stack.split('\n')[0]);
Error.stackTraceLimit = 0;
console.log(new Error('without frames').stack);
throw new Error('uncaught without frames');
