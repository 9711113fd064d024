// The tarball, unpacked where its users may have put it.
import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, copyFileSync, existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { repository } from '../support/jstime.ts';
import {
  debugProgram,
  editProgram,
  emptyFolder,
  fetchSomething,
  type Installed,
  output,
  packed,
  start,
  version,
} from './support/installed.ts';

const name = `jstime-${version}-linux-x64`;

const { path: folder, remove } = emptyFolder();
/** Whoever may become another user does. */
const asNobody =
  process.getuid?.() === 0 ? ['/usr/bin/setpriv', '--reuid=65534', '--regid=65534', '--clear-groups', '--'] : [];

/** A file system of one's own, as containers have it. */
const mayMount = spawnSync('/usr/bin/unshare', ['-m', 'mount', '-t', 'tmpfs', 'none', '/mnt']).status === 0;

const plain = join(folder, 'plain');
const odd = join(folder, "Ünï cödé's $HOME \u8def");
const links = join(folder, 'links');
const locked = join(folder, 'locked');
const work = join(folder, 'work');

const places: Record<string, Installed> = {
  'a path with spaces, quotes and non-ASCII letters': { command: [join(odd, name, 'bin/jstime')] },
  'a symbolic link to a link to the command': { command: [join(links, 'again')] },
  'a symbolic link to the folder': { command: [join(links, 'folder/bin/jstime')] },
  'a read-only folder, another user': { command: [...asNobody, join(locked, name, 'bin/jstime')] },
  'a read-only folder, another user whose home cannot be written': {
    command: [...asNobody, join(locked, name, 'bin/jstime')],
    env: { HOME: locked },
  },
};

beforeAll(() => {
  for (const place of [plain, odd, links, locked, work]) mkdirSync(place);
  for (const place of [plain, odd, locked]) {
    execFileSync('tar', ['-xzf', join(packed, `${name}.tar.gz`), '-C', place]);
  }
  symlinkSync(join(odd, name, 'bin/jstime'), join(links, 'jstime'));
  symlinkSync('jstime', join(links, 'again'));
  symlinkSync(`../plain/${name}`, join(links, 'folder'));
  execFileSync('chmod', ['-R', 'a-w', locked]);
  // Anybody's programs.
  chmodSync(work, 0o777);
  writeFileSync(join(work, 'hello.ts'), "const whom: string = 'world';\nconsole.log('hello', whom);\n");
  // Large enough for its compiled code to be kept.
  const functions = Array.from({ length: 2000 }, (_, index) => `export function f${index}() { return ${index}; }`);
  writeFileSync(join(work, 'large.mjs'), `${functions.join('\n')}\nconsole.log(f7() + f1999());\n`);
});
afterAll(remove);

describe.each(Object.entries(places))('%s', (_, installed) => {
  test('says its version', async () => {
    expect(await output(installed, ['--version'], work)).toContain(`jstime ${version}\n`);
  });

  test('runs programs, and large ones twice', async () => {
    expect(await output(installed, ['hello.ts'], work)).toBe('hello world\n');
    for (let run = 0; run < 2; run++) expect(await output(installed, ['large.mjs'], work)).toBe('2006\n');
  });

  test('fetches', async () => {
    expect(await fetchSomething(installed, work)).toBe('you asked for /it\n');
  });

  test('runs programs in the fallback shape', async () => {
    const inNode = { ...installed, env: { ...installed.env, JSTIME_SHAPE: 'addon' } };
    expect(await output(inNode, ['hello.ts'], work)).toBe('hello world\n');
  });

  test('debugs', async () => {
    expect(await debugProgram(installed, ['dap'], work)).toEqual({ line: 2, value: '42', printed: '42\n' });
  });

  test('serves an editor', async () => {
    const { version: own, hover, messages } = await editProgram(installed, ['lsp'], work);
    expect(own).toBe(version);
    expect(hover).toContain('URL');
    expect(messages).toEqual([expect.stringContaining('noSuchName')]);
  });
});

test.skipIf(!mayMount)('runs where there is nothing but the libraries that it names', async () => {
  const container = join(folder, 'container');
  for (const part of ['proc', 'lib64', 'usr/lib', 'programs']) mkdirSync(join(container, part), { recursive: true });
  execFileSync('cp', ['-r', join(odd, name), join(container, 'jstime')]);
  copyFileSync(join(work, 'hello.ts'), join(container, 'programs/hello.ts'));
  const linked = execFileSync('ldd', [join(container, 'jstime/lib/engine')], { encoding: 'utf8' });
  for (const [, library] of linked.matchAll(/=> (\/\S+)/g))
    copyFileSync(library!, join(container, 'usr/lib', basename(library!)));
  copyFileSync('/lib64/ld-linux-x86-64.so.2', join(container, 'lib64/ld-linux-x86-64.so.2'));
  // The loader's own folders are not the same everywhere.
  const env = { LD_LIBRARY_PATH: '/usr/lib' };
  const enter = `mount -t proc proc '${container}/proc' && exec /usr/sbin/chroot '${container}' /jstime/bin/jstime "$@"`;
  const inside = { command: ['/usr/bin/unshare', '-m', '/bin/sh', '-c', enter, 'sh'], env };
  expect(await output(inside, ['/programs/hello.ts'], folder)).toBe('hello world\n');
  expect(await output(inside, ['dap', '--help'], folder)).toContain('Usage: jstime dap');
  expect(await output({ ...inside, env: { ...env, JSTIME_SHAPE: 'addon' } }, ['/programs/hello.ts'], folder)).toBe(
    'hello world\n',
  );
});

test('the inspector answers', async () => {
  const child = start({ command: [join(odd, name, 'bin/jstime')] }, ['--inspect-brk=0', 'hello.ts'], work);
  const port = await new Promise<string>((resolve) => {
    let text = '';
    child.stderr.setEncoding('utf8').on('data', (data: string) => {
      text += data;
      const [, found] = /ws:\/\/127\.0\.0\.1:(\d+)\//.exec(text) ?? [];
      if (found) resolve(found);
    });
  });
  const answer = await fetch(`http://127.0.0.1:${port}/json/version`);
  expect(await answer.json()).toMatchObject({ Browser: `jstime/${version}` });
});

test('a program in a folder of CommonJS packages changes nothing', async () => {
  const inside = join(work, 'node_modules/x');
  mkdirSync(inside, { recursive: true });
  execFileSync('tar', ['-xzf', join(packed, `${name}.tar.gz`), '-C', inside]);
  writeFileSync(join(inside, 'package.json'), '{ "type": "commonjs" }');
  const installed = { command: [join(inside, name, 'bin/jstime')], env: { JSTIME_SHAPE: 'addon' } };
  expect(await output(installed, ['hello.ts'], work)).toBe('hello world\n');
});

test('holds what it shall, and nothing of this machine', async () => {
  const root = join(plain, name);
  for (const file of ['LICENSE', 'README.md', 'CHANGELOG.md', 'types/index.d.ts', 'lib/lsp/lib/lib.es5.d.ts']) {
    expect(existsSync(join(root, file)), file).toBe(true);
  }
  const notices = readFileSync(join(root, 'THIRD-PARTY-NOTICES.txt'), 'utf8');
  for (const part of ['Node.js 26', 'ws 8', 'typescript 6', 'acorn 8', 'node-addon-api 8']) {
    expect(notices).toContain(part);
  }
  // Node writes the names of its executable and its script into a snapshot.
  const found = spawnSync('grep', ['-rlaF', '--exclude=engine-*.snapshot', repository, root], { encoding: 'utf8' });

  expect(found).toMatchObject({ stdout: '', status: 1 });
});
