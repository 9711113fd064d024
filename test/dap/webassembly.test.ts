// WebAssembly: its text is the source, its instructions are lines.
import { readFileSync } from 'node:fs';
import { expect } from 'vitest';
import { dapTest } from './support/dap-lab.ts';

const example = readFileSync(new URL('../../examples/webassembly.js', import.meta.url), 'utf8');

dapTest(
  'frames stand in the text of the module; it can be read, stepped through, and holds breakpoints',
  async (lab) => {
    const session = await lab.debug({
      files: { 'main.mjs': example.replace('divide(84, 2)', 'divide(84, 2) // @call\n') },
    });
    expect(await session.stoppedAt('breakpoint')).toBe('call');
    await session.client.request('stepIn', { threadId: 1 });
    await session.stopped('step');
    const frame = async () => (await session.client.request('stackTrace', { threadId: 1 })).stackFrames[0];
    const { name, line, source } = (await frame()) ?? {};
    const { sourceReference } = source ?? {};
    if (!source || !sourceReference) throw new Error('the frame has no text');
    expect(name).toBe('$divide');
    const { content } = await session.client.request('source', { source, sourceReference });
    const lines = content.split('\n').map((text) => text.trim());
    expect(lines[(line ?? 0) - 1]).toBe('local.get $var0');
    const divides = lines.indexOf('i32.div_s') + 1;

    await session.client.request('next', { threadId: 1 });
    await session.stopped('step');
    expect((await frame())?.line).toBe((line ?? 0) + 1);

    const { breakpoints } = await session.client.request('setBreakpoints', {
      source,
      breakpoints: [{ line: divides }],
    });
    expect(breakpoints).toMatchObject([{ verified: true, line: divides }]);
    for (let hits = 0; hits < 2; hits++) {
      await session.client.request('continue', { threadId: 1 });
      await session.stopped('breakpoint');
      expect((await frame())?.line).toBe(divides);
    }
    await session.finish();
  },
);

dapTest('locals, the stack and memory are seen', async (lab) => {
  const session = await lab.debug({
    files: { 'main.mjs': example.replace('divide(84, 2)', 'divide(84, 2) // @call\n') },
  });
  await session.stopped('breakpoint');
  await session.client.request('stepIn', { threadId: 1 });
  await session.stopped('step');
  await session.client.request('next', { threadId: 1 });
  await session.stopped('step');
  const scopes = new Map((await session.scopes()).map(({ name, variablesReference }) => [name, variablesReference]));
  expect([...scopes.keys()]).toEqual(['WebAssembly stack', 'Local', 'Module']);
  expect(await session.children(scopes.get('Local')!)).toMatchObject([
    { name: '$var0', value: '84', type: 'i32', variablesReference: 0 },
    { name: '$var1', value: '2', type: 'i32', variablesReference: 0 },
  ]);
  expect(await session.children(scopes.get('WebAssembly stack')!)).toMatchObject([{ name: '0', value: '84' }]);
  const [memory] = await session.children((await session.variable('memories')).variablesReference);
  expect(memory).toMatchObject({ name: '$memory', value: 'Memory(1)', memoryReference: expect.any(String) });
  expect((await session.evaluate('$var0')).result).toBe('84');
  await session.finish();
});
