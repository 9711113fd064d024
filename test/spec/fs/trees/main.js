// Whole trees: cp, opendir, statfs, mkdtempDisposable, links and owners.
import * as fs from 'node:fs/promises';

const root = `${process.argv[2]}/root`;
const relative = (text) => text.replaceAll(root, 'ROOT');
await fs.mkdir(`${root}/a/b/c`, { recursive: true });
await fs.writeFile(`${root}/a/b/file`, 'content', { mode: 0o640 });
await fs.writeFile(`${root}/a/.hidden`, '');
await fs.symlink('b', `${root}/a/link`);
await fs.utimes(`${root}/a/b/file`, 10, 20);

const show = async (path) => {
  for (const name of (await fs.readdir(path, { recursive: true })).sort()) {
    const status = await fs.lstat(`${path}/${name}`);
    const kind = status.isDirectory() ? 'directory' : status.isSymbolicLink() ? `-> ${relative(await fs.readlink(`${path}/${name}`))}` : 'file';
    console.log(' ', name, kind, (status.mode & 0o777).toString(8));
  }
};
await fs.cp(`${root}/a`, `${root}/copy/deep`, { recursive: true });
await show(`${root}/copy`);
await fs.cp(`${root}/a`, `${root}/verbatim`, { recursive: true, verbatimSymlinks: true, filter: (from) => !from.endsWith('/c') });
await show(`${root}/verbatim`);
await fs.cp(`${root}/a/b/file`, `${root}/times`, { preserveTimestamps: true });
console.log((await fs.stat(`${root}/times`)).mtimeMs, await fs.readFile(`${root}/times`, 'utf8'));
await fs.writeFile(`${root}/times`, 'mine');
await fs.cp(`${root}/a/b/file`, `${root}/times`, { force: false });
console.log(await fs.readFile(`${root}/times`, 'utf8'));
for (const [what, run] of Object.entries({
  'not recursive': () => fs.cp(`${root}/a`, `${root}/x`),
  'into itself': () => fs.cp(`${root}/a`, `${root}/a/b/x`, { recursive: true }),
  'the same': () => fs.cp(`${root}/a`, `${root}/a`, { recursive: true }),
  'onto a file': () => fs.cp(`${root}/a`, `${root}/times`, { recursive: true }),
  'onto a directory': () => fs.cp(`${root}/times`, `${root}/a`),
  exists: () => fs.cp(`${root}/a/b/file`, `${root}/times`, { force: false, errorOnExist: true }),
  nothing: () => fs.cp(`${root}/none`, `${root}/x`),
  'bad filter': () => fs.cp(`${root}/a`, `${root}/x`, { filter: 1 }),
})) {
  await run().then(() => console.log(what, 'done'), ({ code }) => console.log(what, code));
}

const directory = await fs.opendir(`${root}/a`, { bufferSize: 1 });
console.log(relative(directory.path), Object.keys(directory));
const names = [];
for (let entry = await directory.read(); entry !== null; entry = await directory.read()) names.push(entry.name);
console.log(names.sort(), await directory.read(), await directory.close());
await directory.read().catch(({ code }) => console.log(code));
const below = [];
for await (const entry of await fs.opendir(`${root}/a`, { recursive: true })) {
  below.push(`${relative(entry.parentPath)}/${entry.name} ${entry.isDirectory()} ${entry.isSymbolicLink()}`);
}
console.log(below.sort());
const stopped = await fs.opendir(`${root}/a`);
for await (const _ of stopped) break;
await stopped.close().catch(({ code }) => console.log('closed by the loop', code));
{
  await using disposed = await fs.opendir(root, { encoding: 'buffer' });
  console.log((await disposed.read()).name instanceof Uint8Array);
}
await fs.opendir(`${root}/times`).catch(({ code, syscall }) => console.log(code, syscall));

console.log(Object.entries(await fs.statfs(root)).every(([, value]) => Number.isInteger(value)));
console.log(Object.keys(await fs.statfs(root, { bigint: true })), typeof (await fs.statfs(root, { bigint: true })).bsize);
let kept;
{
  await using temporary = await fs.mkdtempDisposable(`${root}/tmp-`);
  kept = temporary.path;
  await fs.writeFile(`${kept}/x`, '');
}
await fs.access(kept).catch(({ code }) => console.log(code));
await fs.lutimes(`${root}/a/link`, 30, 40);
console.log((await fs.lstat(`${root}/a/link`)).mtimeMs, (await fs.stat(`${root}/a/b`)).mtimeMs === 40000);
await fs.chown(`${root}/times`, process.getuid?.() ?? -1, -1);
await fs.lchown(`${root}/a/link`, -1, -1);
await fs.chown(`${root}/none`, -1, -1).catch(({ code, syscall }) => console.log(code, syscall));
await fs.chown(`${root}/times`, 'me', -1).catch(({ code }) => console.log(code));
