// The packages for npm, installed from their files by the npm of this machine, without a registry.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  debugProgram,
  editProgram,
  emptyFolder,
  fetchSomething,
  output,
  packed,
  version,
} from './support/installed.ts';

const typescript = join(dirname(createRequire(import.meta.url).resolve('typescript/package.json')), 'bin/tsc');

const { path: folder, remove } = emptyFolder('jstime-npm-');
const prefix = join(folder, 'prefix');
const project = join(folder, 'project');
/** Node 26, and nothing else. */
const node = join(folder, 'node26');
/** What a user's shell has. */
const env = { HOME: join(folder, 'home'), PATH: `${node}:/usr/bin:/bin`, npm_config_cache: join(folder, 'cache') };

const file = (name: string) => join(packed, name ? `jstime-${name}-${version}.tgz` : `jstime-${version}.tgz`);

function npm(cwd: string, ...args: string[]): string {
  const quiet = ['--offline', '--no-audit', '--no-fund', '--loglevel=warn'];
  return execFileSync(npmCommand(), [...args, ...quiet], {
    cwd,
    env,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

/** npm as it came with the machine's Node, or the one that runs these tests. */
function npmCommand(): string {
  return execFileSync('sh', ['-c', 'command -v npm'], { encoding: 'utf8' }).trim();
}

beforeAll(() => {
  for (const place of [env.HOME, prefix, project, node]) mkdirSync(place);
  symlinkSync(process.execPath, join(node, 'node'));
  npm(folder, 'install', '--global', '--prefix', prefix, file(''), file('linux-x64'));
  writeFileSync(join(project, 'package.json'), '{ "private": true, "type": "commonjs" }');
  npm(project, 'install', ...['', 'linux-x64', 'types', 'lsp', 'dap'].map(file));
});
afterAll(remove);

test('installed for everybody: runs programs, fetches, debugs, serves editors', async () => {
  const installed = { command: [join(prefix, 'bin/jstime')], env: { PATH: '/usr/bin:/bin' } };
  expect(await output(installed, ['--version'], folder)).toContain(`jstime ${version}\n`);
  expect(await output(installed, ['-p', '6 * 7'], folder)).toBe('42\n');
  expect(await fetchSomething(installed, folder)).toBe('you asked for /it\n');
  expect(await debugProgram(installed, ['dap'], folder)).toMatchObject({ value: '42', printed: '42\n' });
  expect(await editProgram(installed, ['lsp'], folder)).toMatchObject({ version });
});

test('installed in a project: npx, links, embedding', async () => {
  writeFileSync(join(project, 'hello.mjs'), "console.log('hello', process.argv[2]);\n");
  expect(
    await output({ command: [npmCommand(), 'exec', '--offline', '--'], env }, ['jstime', 'hello.mjs', 'x'], project),
  ).toBe('hello x\n');
  symlinkSync(join(project, 'node_modules/.bin/jstime'), join(folder, 'link'));
  expect(await output({ command: [join(folder, 'link')], env }, [join(project, 'hello.mjs'), 'y'], '/')).toBe(
    'hello y\n',
  );
  const program = `
    import { JSTime } from 'jstime';
    await using runtime = await JSTime.create({ globals: { add: (a, b) => a + b } });
    console.log(await runtime.runScript('add(40, 2)'));`;
  writeFileSync(join(project, 'embed.mjs'), program);
  expect(await output({ command: [process.execPath], env }, ['embed.mjs'], project)).toBe('42\n');
});

/** Node 26, and the one of the machine: it may be the oldest that they name. */
const nodes = ['/usr/local/bin/node', '/usr/bin/node'].filter((path) => existsSync(path)).slice(0, 1);

test.each([node, ...nodes.map(dirname)])(
  'debug adapter and language server run in the Node of %s',
  async (nodeFolder) => {
    const own = { PATH: `${nodeFolder}:/usr/bin:/bin` };
    const dap = { command: [join(project, 'node_modules/.bin/jstime-dap')], env: own };
    expect(await debugProgram(dap, [], project)).toEqual({ line: 2, value: '42', printed: '42\n' });
    const lsp = { command: [join(project, 'node_modules/.bin/jstime-lsp')], env: own };
    const messages = [expect.stringContaining('noSuchName')];
    expect(await editProgram(lsp, [], project)).toMatchObject({ version, messages });
    // Help calls them as their user does.
    expect(await output(dap, ['--help'], project)).toContain('Usage: jstime-dap [');
    expect(await output(lsp, ['--help'], project)).toContain('Usage: jstime-lsp [');
  },
);

test('a project with @jstime/types alone is checked against what jstime has', async () => {
  writeFileSync(
    join(project, 'typed.ts'),
    "const text: string = await (await fetch('x')).text();\ndocument.title = text;\nexport {};\n",
  );
  const options = {
    lib: ['esnext'],
    types: ['@jstime/types'],
    module: 'esnext',
    moduleResolution: 'bundler',
    target: 'esnext',
  };
  writeFileSync(
    join(project, 'tsconfig.json'),
    JSON.stringify({ compilerOptions: { ...options, noEmit: true, skipLibCheck: false }, files: ['typed.ts'] }),
  );
  const checked = output({ command: [process.execPath, typescript], env }, ['--project', project], project);
  await expect(checked).rejects.toThrow(/typed\.ts\(2,1\): error TS2584.*'document'/);
  await expect(checked).rejects.not.toThrow(/typed\.ts\(1|\.d\.ts/);
});

test('without the package of the platform, command and API say what is missing', async () => {
  const bare = join(folder, 'bare');
  mkdirSync(bare);
  writeFileSync(join(bare, 'package.json'), '{ "private": true, "type": "module" }');
  npm(bare, 'install', '--omit=optional', file(''));
  const missing = /no package @jstime\/\S+ for this platform \(Linux \S+\) is installed.*there are: linux-x64/s;
  await expect(output({ command: [join(bare, 'node_modules/.bin/jstime')], env }, ['-p', '1'], bare)).rejects.toThrow(
    missing,
  );
  const embedding = output({ command: [process.execPath], env }, ['-e', "await import('jstime')"], bare);
  await expect(embedding).rejects.toThrow('the package @jstime/linux-x64 is not installed');
});

test('no package runs a script when it is installed, or depends on what npm would have to fetch', () => {
  const modules = join(project, 'node_modules');
  const names = ['jstime', ...readdirSync(join(modules, '@jstime')).map((name) => `@jstime/${name}`)];
  expect(names).toHaveLength(5);
  expect(readdirSync(modules).filter((name) => !name.startsWith('.'))).toEqual(['@jstime', 'jstime']);
  for (const name of names) {
    const manifest = JSON.parse(readFileSync(join(modules, name, 'package.json'), 'utf8'));
    expect(manifest, name).toMatchObject({ name, version, license: 'MIT' });
    for (const key of ['scripts', 'dependencies', 'devDependencies', 'private', 'gypfile']) {
      expect(manifest, name).not.toHaveProperty(key);
    }
    for (const own of ['README.md', 'LICENSE', 'CHANGELOG.md']) {
      expect(readFileSync(join(modules, name, own), 'utf8').length, `${name} ${own}`).toBeGreaterThan(500);
    }
  }
});
