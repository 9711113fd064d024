import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { writeTarball } from './archive.mjs';

const folder = mkdtempSync(join(tmpdir(), 'jstime-archive-'));
afterAll(() => rmSync(folder, { recursive: true }));

const files = { 'b.txt': 'second', 'a/d/e.txt': 'x'.repeat(1024), 'a/empty': '', 'bin/run': '#!/bin/sh\n' };

async function pack(name: string, order: string[], umask: number): Promise<Buffer> {
  const source = join(folder, name);
  for (const path of order) {
    mkdirSync(dirname(join(source, path)), { recursive: true });
    writeFileSync(join(source, path), files[path as keyof typeof files]);
    chmodSync(join(source, path), (path === 'bin/run' ? 0o777 : 0o666) & ~umask);
    utimesSync(join(source, path), umask, umask);
  }
  await writeTarball(source, 'root', join(folder, `${name}.tgz`));
  return readFileSync(join(folder, `${name}.tgz`));
}

test('the same files make the same archive, which tar unpacks', async () => {
  const first = await pack('first', Object.keys(files), 0o022);
  const second = await pack('second', Object.keys(files).reverse(), 0o077);
  expect(second.equals(first)).toBe(true);
  const listed = execFileSync('tar', ['-tvzf', join(folder, 'first.tgz'), '--utc'], { encoding: 'utf8' });
  expect(
    listed
      .trim()
      .split('\n')
      .map((line) => line.replace(/\s+/g, ' ')),
  ).toEqual([
    'drwxr-xr-x root/root 0 1985-10-26 08:15 root/',
    'drwxr-xr-x root/root 0 1985-10-26 08:15 root/a/',
    'drwxr-xr-x root/root 0 1985-10-26 08:15 root/a/d/',
    '-rw-r--r-- root/root 1024 1985-10-26 08:15 root/a/d/e.txt',
    '-rw-r--r-- root/root 0 1985-10-26 08:15 root/a/empty',
    '-rw-r--r-- root/root 6 1985-10-26 08:15 root/b.txt',
    'drwxr-xr-x root/root 0 1985-10-26 08:15 root/bin/',
    '-rwxr-xr-x root/root 10 1985-10-26 08:15 root/bin/run',
  ]);
  execFileSync('tar', ['-xzf', join(folder, 'first.tgz'), '-C', folder]);
  for (const [path, text] of Object.entries(files)) expect(readFileSync(join(folder, 'root', path), 'utf8')).toBe(text);
});
