import fs, {
  constants,
  type Dirent,
  glob,
  mkdtempDisposable,
  open,
  readdir,
  readFile,
  stat,
  watch,
  writeFile,
} from 'node:fs/promises';
import { access } from 'fs/promises';
import { exactly } from './exactly.ts';

exactly<Uint8Array<ArrayBuffer>>()(await readFile('a'));
exactly<string>()(await readFile('a', 'utf8'));
exactly<string>()(await readFile(new URL('a', import.meta.url), { encoding: 'utf8', signal: AbortSignal.timeout(1) }));
exactly<string[]>()(await readdir('.'));
exactly<Dirent[]>()(await readdir('.', { withFileTypes: true, recursive: true }));
exactly<number>()((await stat('a')).size);
exactly<bigint>()((await stat('a', { bigint: true })).mtimeNs);
exactly<number>()(constants.R_OK ?? 0);
for await (const path of glob('**/*.ts')) exactly<string>()(path);
for await (const entry of glob('*', { withFileTypes: true })) exactly<boolean>()(entry.isFile());
for await (const { filename } of watch('.')) exactly<string | null>()(filename);
await writeFile('a', new Blob(['a']).stream());
await writeFile('a', ['a', new Uint8Array(1)], { flag: 'ax', mode: 0o600 });
await using file = await open('a', 'r+');
exactly<number>()((await file.read(new Uint8Array(1), { position: 0 })).bytesRead);
for await (const line of file.readLines()) exactly<string>()(line);
await using folder = await mkdtempDisposable('a-');
exactly<string>()(folder.path);
await access('a');
exactly<string>()(await fs.realpath('a'));
const blob = new File(['a'], 'a.txt', { type: 'text/plain', lastModified: 0 });
exactly<Uint8Array<ArrayBuffer>>()(await blob.slice(0, 1).bytes());

// @ts-expect-error
fs.readFileSync('a');
// @ts-expect-error
await readFile('a', 'klingon');
// @ts-expect-error
await writeFile('a');
// @ts-expect-error
await writeFile('a', 5);
// @ts-expect-error: there is no Buffer
(await readFile('a')).toString('utf8');
// @ts-expect-error
await import('node:fs');
// @ts-expect-error
await import('node:path');
