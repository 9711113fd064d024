// Files: node:fs/promises in a temporary folder.
import { appendFile, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';

const folder = await mkdtemp(`${process.env.TMPDIR ?? '/tmp'}/jstime-example-`);
try {
  await writeFile(`${folder}/notes.txt`, 'first line\n');
  await appendFile(`${folder}/notes.txt`, 'second line\n');
  console.log(await readFile(`${folder}/notes.txt`, 'utf8'));

  const { size } = await stat(`${folder}/notes.txt`);
  console.log(size, 'bytes in', await readdir(folder));

  await readFile(`${folder}/missing.txt`);
} catch (error) {
  console.log(error.code, error.syscall);
} finally {
  await rm(folder, { recursive: true });
}
