// glob: what its patterns match.
import { glob, mkdir, symlink, writeFile } from 'node:fs/promises';

const cwd = process.argv[2];
await mkdir(`${cwd}/src/deep/er`, { recursive: true });
for (const file of ['a.txt', 'src/index.js', 'src/deep/one.ts', 'src/deep/er/two.js', 'src/.hidden', 'src/[x]', 'src/n1', 'src/n10']) {
  await writeFile(`${cwd}/${file}`, '');
}
await symlink('deep', `${cwd}/src/link`);

const find = async (pattern, options) => (await Array.fromAsync(glob(pattern, { cwd, ...options }))).sort();
for (const pattern of [
  '*', '**', '**/*.{js,ts}', 'src/**', 'src/*/', '*/deep/*', '{src,none}/*.js', 'src/!(deep|index*)', 'src/[a-i]*',
  'src/[!a-i]*', 'src/link/*', '**/er/**', 'src/.*', './src/index.js', 'none', 'src/*.+(js|ts)', '@(src|a.txt)', 'src/\\[x\\]',
  'src/[[]x]', 'src/n{1..3}', 'src/?(n)1', 'src/n+([0-9])', 'src/de?p', '**/**/two.js', 'a.txt/*', 'src/n{1',
]) {
  console.log(pattern, JSON.stringify(await find(pattern)));
}
console.log(await find(['*.txt', '**/*.txt']), await find([]));
console.log(await find('**/*', { exclude: ['src/deep/**', '*.txt'] }));
console.log(await find('src/**/*.js', { exclude: (path) => path === 'src/deep' }));
console.log((await Array.fromAsync(glob('src/d*', { cwd, withFileTypes: true }))).map((entry) => [entry.name, entry.isDirectory()]));
console.log((await Array.fromAsync(glob(`${cwd}/src/*.js`))).map((path) => path.startsWith(cwd)));
for (const run of [() => glob(1), () => glob('*', { exclude: 1 }), () => glob('*', { cwd: 1 })]) {
  try {
    run();
  } catch (error) {
    console.log(error.name, error.code);
  }
}
