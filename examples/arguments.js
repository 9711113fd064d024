// The process: arguments, environment, exit code. Try: jstime examples/arguments.js one --two
const [, script, ...rest] = process.argv;

console.log('script:', script.split('/').at(-1));
console.log('arguments:', rest);
console.log('greeting from the environment:', process.env.GREETING ?? '(GREETING is not set)');
console.log(process.platform === 'linux' ? 'on Linux' : process.platform, typeof process.versions.v8);

// Takes effect when the program ends by itself.
process.exitCode = rest.length;
