// FileHandle: reading and writing at positions, streams, lines, and closing.
import { constants, open, readFile, stat, writeFile, appendFile } from 'node:fs/promises';

const path = `${process.argv[2]}/file`;
const handle = await open(path, 'w+');
console.log(Number.isInteger(handle.fd), Object.keys(handle), String(handle));
console.log((await handle.write('hello\nworld\r\nthird\rlast')).bytesWritten);
console.log(await handle.write(new Uint8Array([65, 66, 67]), 1, 1, 0));
console.log((await handle.write(new Uint16Array([0x4344]), { position: 1n })).bytesWritten);
console.log((await handle.write('6c6c', 3, 'hex')).bytesWritten);
const room = new Uint8Array(5);
console.log(await handle.read(room, 0, 5, 0), (await handle.read({ position: 6, length: 5 })).bytesRead);
console.log((await handle.read(room, { offset: 4, position: 0 })).bytesRead, room[4], (await handle.read(room, 0, 0)).bytesRead);
console.log((await handle.read(new DataView(new ArrayBuffer(4)), 0, 4, 1000)).bytesRead);
const parts = [new Uint8Array(2), new Uint8Array(0), new Uint8Array(3)];
console.log((await handle.readv(parts, 0)).bytesRead, String(parts));
console.log((await handle.writev([new Uint8Array([88]), new Uint8Array([89, 90])], 20)).bytesWritten);
console.log((await handle.stat()).size, (await handle.stat({ bigint: true })).size);

for await (const line of handle.readLines({ start: 0, autoClose: false })) console.log(JSON.stringify(line));
let text = '';
for await (const chunk of handle.readableWebStream({ start: 1, end: 4 })) text += String.fromCharCode(...chunk);
console.log(text);
const stream = handle.readableWebStream({ start: 0 });
try {
  handle.readableWebStream();
} catch (error) {
  console.log(error.code);
}
await stream.cancel();
const writer = handle.writableWebStream({ start: 0 }).getWriter();
await writer.write('HELLO');
await writer.write(new Uint8Array([33]));
await writer.close();
console.log(JSON.stringify(await readFile(path, 'utf8')));

await handle.truncate(3);
await handle.sync();
await handle.datasync();
await handle.chmod(0o600);
await handle.chown(-1, -1);
await handle.utimes(1, new Date(2500));
const { mode, mtimeMs, mtime } = await stat(path);
const exact = await stat(path, { bigint: true });
console.log((mode & 0o777).toString(8), mtimeMs, mtime.getTime(), exact.mtimeNs, exact.mtimeMs, exact.isFile());

await writeFile(handle, 'abc');
await appendFile(handle, 'def');
console.log((await handle.readFile()).length, (await handle.stat()).size);
// Closing waits for what is under way, and later calls fail.
const reading = handle.read(new Uint8Array(1), 0, 1, 0);
const closing = handle.close();
console.log((await reading).bytesRead, await closing, handle.fd, (await handle.close()) === undefined);
await handle.stat().catch(({ code, syscall, path: none }) => console.log(code, syscall, none));
try {
  handle.readLines();
} catch (error) {
  console.log(error.code);
}

{
  await using short = await open(path, constants.O_RDONLY);
  await short.write('x').catch(({ code, syscall, message, path: none }) => console.log(code, syscall, message, none));
  for await (const line of short.readLines()) console.log(line.length);
  console.log(short.fd);
}
for (const [what, run] of Object.entries({
  'no file': () => open(`${path}-none`),
  'bad flags': () => open(path, 'q'),
  'bad mode': () => open(path, 'r', 'x'),
  exclusive: () => open(path, 'wx'),
  directory: () => open(process.argv[2], 'w'),
  'null byte': () => open('a\0b'),
})) {
  await run().then(() => console.log(what, 'opened'), ({ code }) => console.log(what, code));
}
const other = await open(path);
for (const [what, run] of Object.entries({
  offset: () => other.read(room, 6),
  length: () => other.read(room, 0, 6),
  position: () => other.read(room, 0, 1, -2),
  buffer: () => other.write({}),
})) {
  await run().then(() => console.log(what, 'done'), ({ name, code }) => console.log(what, name, code));
}
await other.close();
console.log(await writeFile(path, (async function* () { yield 'x'; yield new Uint8Array([121]); })()), await readFile(path, 'utf8'));
await writeFile(path, ['1', '2'], { flag: 'a', flush: true });
console.log(await readFile(path, 'latin1'));
await writeFile(path, [1]).catch(({ code }) => console.log(code));
