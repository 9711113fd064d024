import { access, mkdir, mkdtemp, readdir, rm, rmdir, symlink, unlink, writeFile } from 'node:fs/promises';

const folder = process.argv[2];
const relative = (path) => path?.replace(folder, '');
console.log(await mkdir(`${folder}/a`));
console.log(relative(await mkdir(`${folder}/a/b/c`, { recursive: true })));
console.log(await mkdir(`${folder}/a/b/c`, { recursive: true }));
await mkdir(`${folder}/a`).catch((error) => console.log(error.code, error.syscall, relative(error.path)));
await mkdir(`${folder}/x/y`).catch((error) => console.log(error.code));
await writeFile(`${folder}/a/file.txt`, '');
await writeFile(`${folder}/a/b/inner.txt`, '');
await symlink('b', `${folder}/a/link`);
console.log((await readdir(`${folder}/a`)).sort());
const entries = await readdir(`${folder}/a`, { withFileTypes: true });
entries.sort((one, other) => (one.name < other.name ? -1 : 1));
for (const entry of entries) {
  console.log(entry.name, relative(entry.parentPath), entry.isFile(), entry.isDirectory(), entry.isSymbolicLink());
}
console.log((await readdir(`${folder}/a`, { recursive: true })).sort());
const nested = await readdir(`${folder}/a`, { recursive: true, withFileTypes: true });
console.log(nested.map((entry) => `${relative(entry.parentPath)}/${entry.name}`).sort());
console.log((await readdir(`${folder}/a`, 'buffer')).every((name) => name instanceof Uint8Array));
await rmdir(`${folder}/a`).catch((error) => console.log(error.code));
await rm(`${folder}/a`).catch((error) => console.log(error.code));
await rmdir(`${folder}/a/b/c`);
await unlink(`${folder}/a/link`);
await rm(`${folder}/a`, { recursive: true });
await access(`${folder}/a`).catch((error) => console.log(error.code));
const temporary = await mkdtemp(`${folder}/temporary-`);
console.log(/^\/temporary-[A-Za-z0-9]{6}$/.test(relative(temporary)), await readdir(temporary));
await readdir(`${folder}/nowhere`).catch((error) => console.log(error.code, error.syscall));
