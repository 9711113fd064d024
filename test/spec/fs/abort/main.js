import { readFile, writeFile } from 'node:fs/promises';

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
// The signal's event may be patched: the function does not need it.
AbortSignal.prototype.addEventListener = () => {};
const patched = new AbortController();
const read = readFile(process.execPath, { signal: patched.signal });
patched.abort('patched');
await read.catch(describe);
