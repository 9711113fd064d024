import defaultExport, { argv, env, pid, platform } from 'node:process';
import * as module from 'process';

console.log(defaultExport === process, module.default === process, argv === process.argv, env === process.env);
console.log(Object.prototype.toString.call(process), Object.getOwnPropertyDescriptor(globalThis, 'process').enumerable);
console.log(process.argv.slice(1).map((argument) => argument.split('/').at(-1)).length, process.argv[0] === process.execPath);
console.log(process.argv[1] === import.meta.filename, typeof pid, pid > 0, platform, process.arch.length > 0);
console.log(/^v\d+\.\d+\.\d+$/.test(process.version), process.version === `v${process.versions.jstime}`, typeof process.versions.v8);
console.log(process.cwd() === import.meta.dirname);
process.chdir('..');
console.log(process.cwd() === import.meta.dirname.replace(/\/[^/]*$/, ''));
try {
  process.chdir('/nowhere/at/all');
} catch (error) {
  console.log(error.code, error.syscall, error.path, error instanceof Error);
}
try {
  process.chdir(5);
} catch (error) {
  console.log(error.name, error.code);
}
const earlier = process.hrtime();
const difference = process.hrtime(earlier);
console.log(earlier.length, difference[0], difference[1] > 0, typeof process.hrtime.bigint(), process.hrtime.bigint() > 0n);
console.log(process.stdout.isTTY, process.stderr.isTTY, process.stdout.columns, process.stdout.fd, process.stderr.fd);
process.argv.push('extra');
process.argv = [...process.argv];
console.log(process.argv.at(-1));
