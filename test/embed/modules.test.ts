import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { JSTime, type JSTimeOptions, JSTimeUnsettledError } from 'jstime';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'jstime-embed-'));
  const files = {
    'main.js':
      "import { n } from './lib.js'; export let count = n; export const f = () => 1; export default { n };" +
      "export const late = await new Promise((resolve) => setTimeout(resolve, 1, 'late'));",
    'lib.js': 'export const n = 5;',
    'data.json': '{"a":1}',
    'missing.js': "import './nowhere.js';",
    'stalled.js': 'await new Promise(() => {});',
    'throws.js': "throw new RangeError('at once');",
    'virtual.js': "export { value } from 'virtual'; export { default as text } from 'text';",
  };
  await Promise.all(Object.entries(files).map(([name, text]) => writeFile(join(folder, name), text)));
});
afterAll(() => rm(folder, { recursive: true }));

async function imported(file: string | URL, options: JSTimeOptions = {}): Promise<Record<string, unknown>> {
  await using js = new JSTime({ workingDirectory: folder, ...options });
  return await js.import(file);
}

describe('import', () => {
  test('returns the exports that can be cloned', async () => {
    expect(await imported('main.js')).toEqual({ count: 5, default: { n: 5 }, late: 'late' });
  });

  test('takes paths, URLs and JSON', async () => {
    expect(await imported(join(folder, 'lib.js'))).toEqual({ n: 5 });
    expect(await imported(pathToFileURL(join(folder, 'lib.js')))).toEqual({ n: 5 });
    expect(await imported('data.json')).toEqual({ default: { a: 1 } });
    expect(await imported('data:text/javascript,export default 7')).toEqual({ default: 7 });
  });

  test('runs a module once', async () => {
    await using js = new JSTime({ workingDirectory: folder });
    await js.import('main.js');
    expect(await js.import('main.js')).toMatchObject({ count: 5 });
  });

  test('fails clearly', async () => {
    await expect(imported('none.js')).rejects.toMatchObject({ code: 'ERR_MODULE_NOT_FOUND' });
    const error = await imported('missing.js').catch((reason) => reason);
    expect(error).toMatchObject({ name: 'TypeError', code: 'ERR_MODULE_NOT_FOUND' });
    expect(error.message).toContain(`imported from ${join(folder, 'missing.js')}:1:8`);
    await expect(imported('throws.js')).rejects.toThrow(RangeError);
    await expect(imported('stalled.js')).rejects.toThrow(JSTimeUnsettledError);
    await expect(imported('stalled.js')).rejects.toThrow(/stalled\.js:1/);
    await expect(imported(5 as never)).rejects.toThrow('must be a string or a URL');
  });
});

describe('loadModule', () => {
  test('provides modules, at once or later, and leaves the rest to the ordinary rules', async () => {
    const asked: string[][] = [];
    const exports = await imported('virtual.js', {
      loadModule: (specifier, referrer) => {
        asked.push([specifier, referrer]);
        if (specifier === 'virtual') return Promise.resolve('export const value = import.meta.url');
        if (specifier === 'text') return { source: 'plain', type: 'text', url: 'memory:text' };
        return undefined;
      },
    });
    expect(exports).toEqual({ value: 'module:virtual', text: 'plain' });
    expect(asked).toEqual([
      ['virtual.js', `${pathToFileURL(folder)}/`],
      ['virtual', pathToFileURL(join(folder, 'virtual.js')).href],
      ['text', pathToFileURL(join(folder, 'virtual.js')).href],
    ]);
  });

  test('provides the entry and what import() asks for', async () => {
    await using js = new JSTime({
      loadModule: (specifier) => (specifier.startsWith('app:') ? `export default '${specifier}'` : null),
    });
    expect(await js.import('app:main')).toEqual({ default: 'app:main' });
    expect(await js.runScript("import('app:other').then((m) => m.default)")).toBe('app:other');
  });

  test('its errors fail the import', async () => {
    const loadModule = (specifier: string) => {
      if (specifier === 'wrong') return { source: 1 as never };
      throw new Error('no access');
    };
    await expect(imported('x', { loadModule })).rejects.toMatchObject({
      code: 'ERR_MODULE_HOOK',
      message: "loadModule failed for 'x': no access",
    });
    await expect(imported('wrong', { loadModule })).rejects.toThrow('the property source must be a string');
    const rejecting = { loadModule: () => Promise.reject(new Error('later')) };
    await expect(imported('main.js', rejecting)).rejects.toThrow('later');
  });
});
