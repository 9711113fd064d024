import { open, readFile, stat, writeFile } from 'node:fs/promises';

const file = `${process.argv[2]}/file`;
const describe = ({ name, code, cause }) => console.log(name, code, cause);
const before = new AbortController();
before.abort('before');
await writeFile(file, 'x', { signal: before.signal }).catch(describe);
const during = new AbortController();
const reading = readFile(process.execPath, { signal: during.signal });
during.abort('during');
await reading.catch(describe);
const unused = new AbortController();
await writeFile(file, 'written', { signal: unused.signal });
console.log(await readFile(file, { encoding: 'utf8', signal: unused.signal }));
unused.abort('after');
await readFile(file, { signal: { aborted: false, addEventListener() {} } }).catch(({ name, code }) => console.log(name, code));
// Nothing goes on that would keep the program, or fill the memory.
const endless = new AbortController();
const readingEndless = readFile('/dev/zero', { signal: endless.signal });
setTimeout(() => endless.abort('endless'), 20);
await readingEndless.catch(describe);
const opened = await open('/dev/zero');
const fromOpened = opened.readFile({ signal: AbortSignal.timeout(20) });
await fromOpened.catch(({ name, cause }) => console.log(name, cause.name));
await opened.close();
// A file without a size, one with, and one that is empty.
const { signal } = new AbortController();
console.log((await readFile('/proc/self/status', { encoding: 'utf8', signal })).startsWith('Name:'));
const large = await readFile(process.execPath, { signal });
console.log(large.byteLength === (await stat(process.execPath)).size, large.byteLength === large.buffer.byteLength);
console.log((await readFile('/dev/null', { signal })).byteLength);
await readFile('/', { signal }).catch(({ code, syscall }) => console.log(code, syscall));
// The signal's event may be patched: the function does not need it.
AbortSignal.prototype.addEventListener = () => {};
const patched = new AbortController();
const read = readFile(process.execPath, { signal: patched.signal });
patched.abort('patched');
await read.catch(describe);
