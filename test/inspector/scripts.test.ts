// What the runtime tells about the scripts of a program.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { expect } from 'vitest';
import { inspectorTest } from './support/debuggee.ts';

const dataUrl = 'data:text/javascript,export%20default%201';

inspectorTest('only the own ones, by their URLs, with hash, source map and length', async (lab) => {
  const main = `import { readFile } from 'node:fs/promises';
import data from './data.json' with { type: 'json' };
import text from './ä b.mjs';
import one from '${dataUrl}';
await readFile(import.meta.filename);
await import('./mapped.mjs');
const target = new EventTarget();
target.addEventListener('x', () => {});
target.dispatchEvent(new Event('x'));
console.log(data, text, one);
`;
  const mapped = 'globalThis.mapped = true;\n//# sourceMappingURL=mapped.mjs.map\n';
  const debuggee = lab.start({
    files: { 'main.mjs': main, 'data.json': '{}', 'ä b.mjs': 'export default "text";\n', 'mapped.mjs': mapped },
  });
  const session = await debuggee.attachAtBreak();
  await session.resume();
  await debuggee.process.waitFor('stderr', 'Waiting for the debugger');
  const scripts = [...session.scripts.values()];
  expect(scripts.map(({ url }) => url).toSorted()).toEqual(
    [debuggee.url('main.mjs'), debuggee.url('ä b.mjs'), debuggee.url('mapped.mjs'), dataUrl].toSorted(),
  );
  for (const script of scripts) {
    expect(script).toMatchObject({ isModule: true, scriptLanguage: 'JavaScript', executionContextId: 1 });
    if (!script.url.startsWith('file:')) continue;
    const source = readFileSync(new URL(script.url), 'utf8');
    // As far as V8's own hash is documented: of the source in UTF-16, little-endian.
    const hashes = [source, source.replace(/^#!.*/, '')].flatMap((text) => [
      createHash('sha256').update(Buffer.from(text, 'utf16le')).digest('hex'),
      createHash('sha256').update(text).digest('hex'),
    ]);
    expect(hashes).toContain(script.hash);
    expect(script.length).toBe(source.length);
    const { scriptSource } = await session.send('Debugger.getScriptSource', { scriptId: script.scriptId });
    expect(scriptSource).toBe(source);
  }
  const [withMap, ...others] = scripts.filter(({ sourceMapURL }) => sourceMapURL);
  expect(withMap).toMatchObject({ url: debuggee.url('mapped.mjs'), sourceMapURL: 'mapped.mjs.map' });
  expect(others).toEqual([]);
  await session.close();
  await debuggee.ended();
});

inspectorTest('a script that does not parse', async (lab) => {
  const debuggee = lab.start({
    flag: '--inspect-wait',
    files: {
      'main.mjs': 'await import("./bad.mjs").catch((error) => console.log(error.name));',
      'bad.mjs': 'let let;',
    },
  });
  const session = await debuggee.attach();
  await session.send('Runtime.runIfWaitingForDebugger');
  expect((await session.next('Debugger.scriptFailedToParse')).url).toBe(debuggee.url('bad.mjs'));
  await session.close();
  expect((await debuggee.ended()).stdout).toBe('SyntaxError\n');
});

inspectorTest('who comes later hears of all of them', async (lab) => {
  const debuggee = lab.start({
    flag: '--inspect',
    files: { 'main.mjs': 'import "./a.mjs";\nconsole.log("runs");\nsetInterval(() => {}, 1000);', 'a.mjs': '1;' },
  });
  await debuggee.process.waitFor('stdout', 'runs');
  for (let i = 0; i < 2; i++) {
    const session = await debuggee.attach();
    const urls = [...session.scripts.values()].map(({ url }) => url);
    expect(urls.toSorted()).toEqual([debuggee.url('a.mjs'), debuggee.url('main.mjs')]);
    await session.close();
  }
});

inspectorTest('WebAssembly', async (lab) => {
  // (module (func (export "f") (result i32) i32.const 42))
  const bytes = [
    0, 0x61, 0x73, 0x6d, 1, 0, 0, 0, 1, 5, 1, 0x60, 0, 1, 0x7f, 3, 2, 1, 0, 7, 5, 1, 1, 0x66, 0, 0, 10, 6, 1, 4, 0,
    0x41, 42, 11,
  ];
  const debuggee = lab.start({
    flag: '--inspect-wait',
    files: {
      'main.mjs': `const { instance } = await WebAssembly.instantiate(new Uint8Array([${bytes}]));\nconsole.log(instance.exports.f());`,
    },
  });
  const session = await debuggee.attach();
  await session.send('Runtime.runIfWaitingForDebugger');
  const script = await session.next('Debugger.scriptParsed', ({ scriptLanguage }) => scriptLanguage === 'WebAssembly');
  expect(script.url).toMatch(/^wasm:\/\//);
  const { bytecode } = await session.send('Debugger.getScriptSource', { scriptId: script.scriptId });
  expect([...Buffer.from(bytecode ?? '', 'base64')]).toEqual(bytes);
  await session.close();
  expect((await debuggee.ended()).stdout).toBe('42\n');
});
