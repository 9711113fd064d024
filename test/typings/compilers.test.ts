// The package as users have it: packed, installed in an empty folder, compiled by TypeScript 6 and 7 with its own settings.
import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeApi } from '../../scripts/typings/api.mjs';
import { runJstime } from '../support/jstime.ts';

const root = join(import.meta.dirname, '../..');
const compilers = { 'TypeScript 6': 'typescript6', 'TypeScript 7': 'typescript' };
const run = promisify(execFile);
let folder: string;

const { names } = makeApi();
const described = Object.entries(names).flatMap(([name, entry]) => [
  { name, docs: [entry, ...(entry.signatures ?? [])] },
  ...Object.entries({ ...entry.statics, ...entry.members }).map(([key, member]) => ({
    name: `${name}.${key}`,
    docs: [member],
  })),
]);
/** What comments show, as modules: an object's members are those of its type, too. */
const examples = [
  ...new Map(
    described.flatMap(({ name, docs }) => docs.flatMap((one) => (one.examples ?? []).map((text) => [text, name]))),
  ),
].map(([text, name], index) => ({
  name: `${index}-${name?.replaceAll(/[^\w.]/g, '-')}.ts`,
  source: `${text}\nexport {};\n`,
}));

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'jstime-typings-'));
  await run('npm', ['pack', '--silent', '--pack-destination', folder], { cwd: join(root, 'typings') });
  const [tarball = ''] = await readdir(folder);
  await mkdir(join(folder, 'node_modules/@jstime'), { recursive: true });
  await run('tar', ['-xzf', tarball], { cwd: folder });
  await run('mv', ['package', 'node_modules/@jstime/types'], { cwd: folder });
  await cp(join(import.meta.dirname, 'programs'), join(folder, 'programs'), { recursive: true });
  await mkdir(join(folder, 'comments'));
  await Promise.all(examples.map(({ name, source }) => writeFile(join(folder, 'comments', name), source)));
  await cp(join(root, 'examples'), join(folder, 'examples'), { recursive: true });
  await cp(join(root, 'test/spec/typescript'), join(folder, 'typescript'), { recursive: true });
});

afterAll(() => rm(folder, { recursive: true, force: true }));

/** What the compiler says, without its own colours. */
async function compile(
  compiler: string,
  settings: { compilerOptions?: object; include?: string[]; exclude?: string[] },
) {
  const config = join(folder, `tsconfig.${compiler}.json`);
  const compilerOptions = { skipLibCheck: false, ...settings.compilerOptions };
  await writeFile(config, JSON.stringify({ extends: '@jstime/types/tsconfig.json', ...settings, compilerOptions }));
  const tsc = join(root, 'node_modules', compiler, 'bin/tsc');
  const { stdout } = await run(process.execPath, [tsc, '-p', config], { cwd: folder }).catch((error) => error);
  return stdout;
}

test('the package has what it promises', async () => {
  expect((await readdir(join(folder, 'node_modules/@jstime/types'))).sort()).toEqual([
    ...['README.md', 'api.json', 'api.schema.json', 'index.d.ts', 'modules.d.ts', 'package.json', 'src'],
    ...['tsconfig.json', 'with-dom.d.ts'],
  ]);
});

test('there are examples', () => {
  expect(examples.length).toBeGreaterThan(20);
});

test.each(examples)('the example $name runs', async ({ name }) => {
  const { stderr, exitCode } = await runJstime([join(folder, 'comments', name)]);
  expect({ stderr, exitCode }).toEqual({ stderr: '', exitCode: 0 });
});

describe.each(Object.entries(compilers))('%s', (_, compiler) => {
  test('what must compile does, and what must not does not', async () => {
    expect(await compile(compiler, { include: ['programs'] })).toBe('');
  });

  test('examples in comments', async () => {
    expect(await compile(compiler, { include: ['comments'] })).toBe('');
  });

  test('settings of one’s own, without those of the package', async () => {
    const compilerOptions = { target: 'esnext', types: ['@jstime/types'], lib: ['esnext'] };
    const modules = { module: 'esnext', moduleResolution: 'bundler', allowImportingTsExtensions: true, noEmit: true };
    const config = { compilerOptions: { ...compilerOptions, ...modules, strict: true }, include: ['programs'] };
    await writeFile(join(folder, 'tsconfig.json'), JSON.stringify(config));
    const tsc = join(root, 'node_modules', compiler, 'bin/tsc');
    const { stdout } = await run(process.execPath, [tsc], { cwd: folder }).catch((error) => error);
    expect(stdout).toBe('');
  });

  test('nodenext wants extensions in a package of modules', async () => {
    await mkdir(join(folder, 'nodenext'), { recursive: true });
    await writeFile(join(folder, 'nodenext/package.json'), '{ "type": "module" }');
    await writeFile(join(folder, 'nodenext/a.ts'), 'export const a = await 1;\n');
    await writeFile(join(folder, 'nodenext/b.ts'), "import { a } from './a.ts';\nimport './a';\nconsole.log(a);\n");
    const compilerOptions = { module: 'nodenext', moduleResolution: 'nodenext' };
    const said = await compile(compiler, { compilerOptions, include: ['nodenext'] });
    expect(said.match(/error TS\d+/g)).toEqual(['error TS2835']);
  });

  test('beside the DOM', async () => {
    const compilerOptions = { lib: ['esnext', 'dom'], types: ['@jstime/types/with-dom'] };
    await mkdir(join(folder, 'dom'), { recursive: true });
    await writeFile(
      join(folder, 'dom/a.ts'),
      "import { readFile } from 'node:fs/promises';\ndocument.title = await readFile('a', 'utf8');\nprocess.exit(1);\n",
    );
    expect(await compile(compiler, { compilerOptions, include: ['dom'] })).toBe('');
  });

  test('programs in JavaScript and TypeScript that run', async () => {
    const compilerOptions = { checkJs: true, strict: false, noImplicitThis: false };
    const said = await compile(compiler, {
      compilerOptions,
      include: ['examples', 'typescript'],
      exclude: ['typescript/errors', 'typescript/positions'],
    });
    // Properties that a variable was not declared with, and the package for Node.
    const expected = [/'self' does not exist on type '\{/, /Cannot find module 'jstime'/];
    const lines = said.split('\n').filter((line: string) => /^\S.*error TS/.test(line));
    expect(lines.filter((line: string) => !expected.some((known) => known.test(line)))).toEqual([]);
  });
});
