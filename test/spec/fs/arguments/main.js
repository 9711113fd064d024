import * as fs from 'node:fs/promises';
import defaultExport from 'node:fs/promises';
import * as sameModule from 'fs/promises';

const folder = process.argv[2];
console.log(defaultExport.readFile === fs.readFile, sameModule.readFile === fs.readFile);
console.log(Object.keys(fs).join(' '));
console.log(fs.constants);
const href = `file://${folder}/with%20space.txt`;
await fs.writeFile({ href }, 'by URL');
console.log(await fs.readFile(`${folder}/with space.txt`, 'utf8'));
const bytes = Uint8Array.from([...`${folder}/with space.txt`], (character) => character.charCodeAt(0));
console.log(await fs.readFile(bytes, 'utf8'));
const attempts = {
  'no path': () => fs.readFile(),
  'number as path': () => fs.readFile(5),
  'null byte': () => fs.readFile('a\0b'),
  'URL of the web': () => fs.readFile({ href: 'https://example.com/' }),
  'file URL of a host': () => fs.readFile({ href: 'file://host/a' }),
  'file URL with an encoded slash': () => fs.readFile({ href: 'file:///a%2Fb' }),
  'unknown encoding': () => fs.readFile(folder, 'klingon'),
  'options that are no object': () => fs.readFile(folder, 5),
  'data that is none': () => fs.writeFile(`${folder}/x`, { a: 1 }),
  'number as data': () => fs.writeFile(`${folder}/x`, 5),
  'mode that is none': () => fs.chmod(folder, 'rwx'),
  'bits that are not octal': () => fs.chmod(folder, true),
  'time that is none': () => fs.utimes(folder, 'soon', 1),
  'time that is no number': () => fs.utimes(folder, NaN, 1),
  'access of no kind': () => fs.access(folder, 8),
  'copy of no kind': () => fs.copyFile(folder, `${folder}/x`, 8),
  'tree copied in no way': () => fs.cp(folder, `${folder}/x`, { mode: 8 }),
  'link of no kind': () => fs.symlink('x', `${folder}/x`, 'hard'),
  'recursive that is none': () => fs.mkdir(`${folder}/x`, { recursive: 'yes' }),
  'flag to write with': () => fs.readFile(folder, { flag: 'w' }),
};
for (const [what, attempt] of Object.entries(attempts)) {
  const promise = attempt();
  await promise.then(
    () => console.log(what, 'succeeded'),
    ({ name, code }) => console.log(what, name, code),
  );
}
