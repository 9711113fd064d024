import { link, lstat, readFile, readlink, realpath, stat, symlink, writeFile } from 'node:fs/promises';

const folder = process.argv[2];
await writeFile(`${folder}/target`, 'content');
await symlink('target', `${folder}/symbolic`);
await link(`${folder}/target`, `${folder}/hard`);
console.log(await readlink(`${folder}/symbolic`), await readFile(`${folder}/symbolic`, 'utf8'));
console.log((await realpath(`${folder}/symbolic`)) === `${folder}/target`);
console.log((await stat(`${folder}/hard`)).nlink, (await stat(`${folder}/hard`)).ino === (await stat(`${folder}/target`)).ino);
await symlink('nowhere', `${folder}/dangling`);
console.log((await lstat(`${folder}/dangling`)).isSymbolicLink());
for (const attempt of [
  () => stat(`${folder}/dangling`),
  () => realpath(`${folder}/dangling`),
  () => readlink(`${folder}/target`),
  () => symlink('target', `${folder}/symbolic`),
  () => link(`${folder}/nowhere`, `${folder}/other`),
]) {
  await attempt().catch(({ code, syscall, path, dest }) => {
    console.log(code, syscall, path?.replace(folder, ''), dest?.replace(folder, ''));
  });
}
