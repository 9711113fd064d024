import { readFile, writeFile } from 'node:fs/promises';

const file = `${process.argv[2]}/file`;
// As much of an AbortSignal as the functions need.
class Signal extends EventTarget {
  aborted = false;
  reason;
  abort(reason) {
    this.aborted = true;
    this.reason = reason;
    this.dispatchEvent(new Event('abort'));
  }
}
const describe = ({ name, code, cause }) => console.log(name, code, cause);
const before = new Signal();
before.abort('before');
await writeFile(file, 'x', { signal: before }).catch(describe);
const during = new Signal();
const reading = readFile(process.execPath, { signal: during });
during.abort('during');
await reading.catch(describe);
const unused = new Signal();
await writeFile(file, 'written', { signal: unused });
console.log(await readFile(file, { encoding: 'utf8', signal: unused }));
unused.abort('after');
await readFile(file, { signal: {} }).catch(({ name, code }) => console.log(name, code));
