// The extension for VS Code as it is packed. What it does in VS Code is tested in test/editors.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { debugProgram, editProgram, emptyFolder, output, packed, version } from './support/installed.ts';
import { extract, readZip } from './support/zip.ts';

const universal = readZip(join(packed, `jstime-${version}.vsix`));
const whole = readZip(join(packed, `jstime-${version}-linux-x64.vsix`));

const { path: folder, remove } = emptyFolder('jstime-vsix-');
const extension = join(folder, 'extension');

beforeAll(() => extract(whole, folder));
afterAll(remove);

test('the runtime in it runs programs, debugs, serves the editor', async () => {
  const installed = { command: [join(extension, 'runtime/bin/jstime')] };
  expect(await output(installed, ['-p', '6 * 7'], folder)).toBe('42\n');
  expect(await output({ ...installed, env: { JSTIME_SHAPE: 'addon' } }, ['-p', '6 * 7'], folder)).toBe('42\n');
  expect(await debugProgram(installed, ['dap'], folder)).toMatchObject({ value: '42', printed: '42\n' });
  expect(await editProgram(installed, ['lsp'], folder)).toMatchObject({ version });
});

test('what belongs to the platform is only in that for the platform', () => {
  const names = (entries: typeof whole) =>
    entries.map(({ name }) => name).filter((name) => !name.startsWith('extension/runtime/'));
  expect(names(whole)).toEqual(names(universal));
  expect(names(universal)).toHaveLength(universal.length);
  const manifest = (entries: typeof whole) =>
    entries
      .find(({ name }) => name === 'extension.vsixmanifest')
      ?.contents()
      .toString();
  expect(manifest(whole)).toContain('TargetPlatform="linux-x64"');
  expect(manifest(universal)).not.toContain('TargetPlatform');
  for (const { name, mode } of whole) {
    const isProgram = /runtime\/(bin\/jstime|lib\/engine|lib\/jstime\.node)$/.test(name);
    expect(mode & 0o111, name).toBe(isProgram ? 0o111 : 0);
  }
});

test('what package.json, README and VS Code look for is there', () => {
  const manifest = JSON.parse(readFileSync(join(extension, 'package.json'), 'utf8'));
  expect(manifest).toMatchObject({ version, license: 'MIT' });
  expect(manifest).not.toHaveProperty('scripts');
  const plugins: { name: string }[] = manifest.contributes.typescriptServerPlugins;
  expect(plugins).toHaveLength(1);
  const walkthroughs = JSON.stringify(manifest.contributes.walkthroughs ?? []);
  const named = [
    manifest.main,
    manifest.icon,
    'LICENSE.txt',
    'changelog.md',
    ...plugins.map(({ name }) => join('node_modules', name, mainOf(join(extension, 'node_modules', name)))),
    ...[...readFileSync(join(extension, 'readme.md'), 'utf8').matchAll(/!\[[^\]]*\]\(([^)]+)\)/g)].map(
      ([, path]) => path,
    ),
    ...[...walkthroughs.matchAll(/"(?:image|markdown|svg|light|dark)":"([^"]+)"/g)].map(([, path]) => path),
  ];
  for (const path of named) expect(existsSync(join(extension, path)), path).toBe(true);
  const icon = readFileSync(join(extension, manifest.icon));
  expect(icon.toString('latin1', 1, 4)).toBe('PNG');
  expect(icon.readUInt32BE(16)).toBeGreaterThanOrEqual(128);
});

test('the notices name what is bundled', () => {
  const notices = readFileSync(join(extension, 'THIRD-PARTY-NOTICES.txt'), 'utf8');
  for (const name of ['vscode-languageclient', 'vscode-jsonrpc', 'semver', 'minimatch']) {
    expect(notices).toMatch(new RegExp(`^${name} \\d`, 'm'));
  }
  expect(readFileSync(join(extension, 'runtime/THIRD-PARTY-NOTICES.txt'), 'utf8')).toContain('Node.js 26');
});

function mainOf(folder: string): string {
  return JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')).main;
}
