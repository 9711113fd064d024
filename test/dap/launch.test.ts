// What a launch configuration says is what happens.
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { jstimeBinary, startJstime } from '../support/jstime.ts';
import { type DapClient, DapError, editor, plainEditor } from './support/dap-client.ts';
import { type DapLab, dapTest, forms } from './support/dap-lab.ts';
import { answer, countOf, event, expectNever, expectOrder } from './support/timeline.ts';

/** A launch that has to be refused, and what the user reads. */
async function refusal(lab: DapLab, config: Record<string, unknown>): Promise<DapError> {
  const client = lab.connect();
  await client.initialize();
  const refused = await client.request('launch', config).then(
    () => expect.fail('was launched'),
    (error: unknown) => error,
  );
  expect(refused).toBeInstanceOf(DapError);
  await client.request('disconnect', {});
  return refused as DapError;
}

dapTest('the order at the beginning and at the end', async (lab) => {
  const session = await lab.debug({ files: { 'main.mjs': "console.log('hello'); // @here\n" } });
  await session.stopped('breakpoint');
  expect(await session.finish()).toBe(0);
  await session.client.request('disconnect', {});
  await session.client.closed();
  expect(await lab.adapters[0]!.exit).toMatchObject({ code: 0 });
  const { timeline } = session.client;
  expectOrder(timeline, [
    answer('initialize'),
    event('initialized'),
    answer('setBreakpoints'),
    answer('configurationDone'),
    event('stopped', { reason: 'breakpoint', threadId: 1 }),
    answer('continue'),
    event('output', { category: 'stdout', output: 'hello\n' }),
    event('exited', { exitCode: 0 }),
    event('terminated'),
    answer('disconnect'),
  ]);
  expectOrder(timeline, [event('thread', { reason: 'started', threadId: 1 }), event('stopped')]);
  expect(countOf(timeline, event('process', { startMethod: 'launch', isLocalProcess: true }))).toBe(1);
});

dapTest('args, cwd and env reach the program', async (lab) => {
  const folder = join(lab.folder, 'elsewhere');
  mkdirSync(folder);
  writeFileSync(join(lab.folder, 'one.env'), '# comment\nFROM_FILE=file\nBOTH=file\nQUOTED="a b"\nexport EXPORTED=1\n');
  const session = await lab.debug({
    files: {
      'main.mjs': `const { argv, cwd, env } = process;
const names = ['FROM_FILE', 'BOTH', 'QUOTED', 'EXPORTED', 'GIVEN', 'HOME', 'TMPDIR'];
console.log(JSON.stringify([argv.slice(2), cwd(), names.map((name) => env[name] ?? null)]));
`,
    },
    args: ['a b', '', "it's", '--inspect', 'ü'],
    launch: { cwd: folder, envFile: join(lab.folder, 'one.env'), env: { BOTH: 'env', GIVEN: '1', TMPDIR: null } },
  });
  expect(await session.ended()).toBe(0);
  expect(JSON.parse(session.stdout)).toEqual([
    ['a b', '', "it's", '--inspect', 'ü'],
    folder,
    ['file', 'env', 'a b', '1', '1', process.env.HOME, null],
  ]);
});

dapTest('runtimeArgs come before the program; a relative program is found from cwd', async (lab) => {
  lab.write({ 'main.mjs': 'console.log(1);\n' });
  const session = await lab.debug({
    files: { 'sub/main.mjs': 'console.log(1);\n' },
    launch: { program: 'sub/main.mjs', runtimeArgs: ['--no-code-cache'] },
  });
  expect(await session.ended()).toBe(0);
  expect(session.stdout).toBe('1\n');
});

dapTest('a runtime given by name is the nearest: from the program upwards, from cwd upwards', async (lab) => {
  const main = 'package/src/main.mjs';
  const files = lab.write({ [main]: 'console.log(process.env.RUNTIME_IN);\n' });
  const places = ['package/src', 'package', 'work/inner', 'work'];
  for (const place of places) {
    const commands = join(lab.folder, place, 'node_modules/.bin');
    mkdirSync(commands, { recursive: true });
    const text = `#!/bin/sh\nRUNTIME_IN=${place} exec '${jstimeBinary()}' "$@"\n`;
    writeFileSync(join(commands, 'near-jstime'), text, { mode: 0o755 });
  }
  const launch = { cwd: join(lab.folder, 'work/inner'), runtimeExecutable: 'near-jstime' };
  for (const place of places) {
    const session = await lab.debug({ files, main, launch });
    expect(await session.ended()).toBe(0);
    expect(session.stdout).toBe(`${place}\n`);
    rmSync(join(lab.folder, place, 'node_modules'), { recursive: true });
  }
  const { message } = await refusal(lab, { program: files.path(main), ...launch });
  expect(message).toContain('The runtime near-jstime was not found');
});

dapTest('a program that is not there', async (lab) => {
  const path = join(lab.folder, 'missing.mjs');
  const { message, error } = await refusal(lab, { program: path });
  expect(message).toContain(`The program ${path} does not exist`);
  expect(error).toMatchObject({ showUser: true });
});

dapTest('a configuration that cannot be used says what to do', async (lab) => {
  const program = lab.write('console.log(1);\n').path('main.mjs');
  const wrong: [Record<string, unknown>, RegExp][] = [
    [{}, /"program"/],
    [{ program: 1 }, /"program"/],
    [{ program: lab.folder }, /folder|directory|file/],
    [{ program, args: 'a' }, /"args"/],
    [{ program, env: { A: 1 } }, /"env"/],
    [{ program, envFile: join(lab.folder, 'missing.env') }, /missing\.env/],
    [{ program, cwd: join(lab.folder, 'missing') }, /missing/],
    [{ program, runtimeExecutable: join(lab.folder, 'missing-runtime') }, /missing-runtime/],
    [{ program, console: 'elsewhere' }, /"console"/],
    [{ program, stopOnEntry: 'yes' }, /"stopOnEntry"/],
    [{ program, runtimeArgs: ['--no-such-option'] }, /no-such-option/],
  ];
  for (const [config, text] of wrong) {
    const { message, error } = await refusal(lab, config);
    expect(message, JSON.stringify(config)).toMatch(text);
    expect(error?.showUser, JSON.stringify(config)).toBe(true);
  }
});

const codes: [string, string, number][] = [
  ['nothing', 'console.log(1);', 0],
  ['process.exit', 'process.exit(3);', 3],
  ['process.exitCode', 'process.exitCode = 4;', 4],
  ['an uncaught error', "throw new Error('mine');", 1],
  ['a rejection', "Promise.reject(new Error('mine'));", 1],
  ['an await that never settles', 'await new Promise(() => {});', 13],
  ['a syntax error', 'let let = ;', 1],
  ['a module that is not there', "import './missing.mjs';", 1],
];
for (const [title, text, code] of codes) {
  dapTest(`exit code: ${title}`, async (lab) => {
    const session = await lab.debug({ files: { 'main.mjs': `${text}\n` } });
    expect(await session.ended()).toBe(code);
  });
}

dapTest('a program that a signal ends', async (lab) => {
  const session = await lab.debug("console.log('runs');\nsetInterval(() => {}, 100);\n");
  await session.client.event('output', ({ output }) => output.includes('runs'));
  process.kill(session.client.seen('process')[0]!.systemProcessId!, 'SIGKILL');
  expect(await session.ended()).toBe(137);
});

dapTest('what the error says on stderr reaches the console, though the program is gone at once', async (lab) => {
  const session = await lab.debug({ files: { 'main.mjs': "throw new Error('mine');\n" } });
  await session.ended();
  const text = session.client.printed('stderr');
  expect(text).toContain('Error: mine');
  expect(text.match(/Error: mine/g)).toHaveLength(1);
});

dapTest('without debugging: neither breakpoints nor exceptions stop, output and exit code come', async (lab) => {
  const session = await lab.debug({
    files: { 'main.mjs': 'let a = 1; // @here\ndebugger;\nconsole.log(a);\nprocess.exit(5);\n' },
    exceptions: ['all'],
    launch: { noDebug: true, stopOnEntry: true },
  });
  expect(await session.ended()).toBe(5);
  expect(session.stdout).toBe('1\n');
  expectNever(session.client.timeline, event('stopped'));
});

for (const console of ['integratedTerminal', 'externalTerminal']) {
  dapTest(`in a terminal of the editor: ${console}`, async (lab) => {
    const kinds: unknown[] = [];
    const session = await lab.debug({
      files: { 'main.mjs': "console.log('in the terminal'); // @here\nprocess.exit(6);\n" },
      launch: { console },
      prepare: (client) => runsInTerminal(lab, client, kinds),
    });
    await session.stopped('breakpoint');
    expect(await session.finish()).toBe(6);
    expect(kinds).toEqual([console === 'integratedTerminal' ? 'integrated' : 'external']);
    expect((await lab.programs[0]!.result).stdout).toContain('in the terminal');
  });
}

/** Does what an editor does when it is asked to run a command in a terminal. */
function runsInTerminal(lab: DapLab, client: DapClient, kinds: unknown[]): void {
  client.onRequest('runInTerminal', ({ kind, args, cwd, env = {} }) => {
    kinds.push(kind);
    const [binary, ...rest] = args;
    const given = Object.fromEntries(Object.entries(env).map(([name, value]) => [name, value ?? undefined]));
    const program = startJstime(rest, { binary: binary!, cwd, env: given });
    lab.programs.push(program);
    return { processId: program.child.pid! };
  });
}

dapTest('an editor without terminals gets its output in the console, and is told', async (lab) => {
  const session = await lab.debug({
    files: { 'main.mjs': 'console.log(1);\n' },
    launch: { console: 'integratedTerminal' },
    editor: plainEditor,
  });
  expect(await session.ended()).toBe(0);
  expect(session.stdout).toBe('1\n');
});

dapTest('a terminal that refuses', async (lab) => {
  const client = lab.connect();
  client.onRequest('runInTerminal', () => {
    throw new Error('no terminals today');
  });
  await client.initialize();
  const program = lab.write('console.log(1);\n').path('main.mjs');
  const started = client.request('launch', { program, console: 'integratedTerminal' });
  const failed = started.catch((error: Error) => error.message);
  await Promise.race([client.event('initialized').then(() => client.request('configurationDone')), failed]).catch(
    () => {},
  );
  expect(await failed).toContain('no terminals today');
});

dapTest('a client that can do only what it must', async (lab) => {
  const session = await lab.debug({
    files: { 'main.mjs': 'const a = { b: 1 };\nconsole.log(a); // @here\n' },
    editor: plainEditor,
  });
  await session.stopped('breakpoint');
  const a = await session.variable('a');
  expect(a.type).toBeUndefined();
  expect(await session.children(a.variablesReference)).toEqual(
    expect.arrayContaining([expect.objectContaining({ name: 'b', value: '1' })]),
  );
  await session.evaluate('a', 'repl');
  await session.step('next').catch(() => {});
});

dapTest(
  'whoever knows no breakpoints just runs the program',
  async (lab) => {
    const session = await lab.debug({ files: { 'main.mjs': "console.log('hello');\n" }, editor });
    const code = await session.ended();
    if (lab.form === 'launch') expect(code).toBe(0);
    else expect(await lab.programs[0]!.result).toMatchObject({ exitCode: 0, stdout: 'hello\n' });
    expect(session.stdout).toBe('hello\n');
  },
  forms,
);

dapTest('claims: what is claimed is known', async (lab) => {
  const client = lab.connect();
  const claimed = await client.initialize();
  expect(claimed).toMatchObject({
    supportsConfigurationDoneRequest: true,
    supportsConditionalBreakpoints: true,
    supportsHitConditionalBreakpoints: true,
    supportsLogPoints: true,
    supportsFunctionBreakpoints: true,
    supportsDataBreakpoints: true,
    supportsEvaluateForHovers: true,
    supportsSetVariable: true,
    supportsSetExpression: true,
    supportsRestartFrame: true,
    supportsStepInTargetsRequest: true,
    supportsCompletionsRequest: true,
    supportsRestartRequest: true,
    supportsTerminateRequest: true,
    supportTerminateDebuggee: true,
    supportsCancelRequest: true,
    supportsExceptionInfoRequest: true,
    supportsExceptionFilterOptions: true,
    supportsBreakpointLocationsRequest: true,
    supportsLoadedSourcesRequest: true,
    supportsClipboardContext: true,
    supportsValueFormattingOptions: true,
    supportsDelayedStackTraceLoading: true,
    supportsReadMemoryRequest: true,
    supportsWriteMemoryRequest: true,
  });
  expect(claimed.exceptionBreakpointFilters?.map(({ filter }) => filter)).toEqual(
    expect.arrayContaining(['all', 'uncaught']),
  );
  for (const claim of ['supportsStepBack', 'supportsGotoTargetsRequest', 'supportsInstructionBreakpoints']) {
    expect(claimed).not.toHaveProperty(claim, true);
  }
});

dapTest('no helper process: the adapter starts the program and nothing else', async (lab) => {
  const session = await lab.debug({ files: { 'main.mjs': 'let a = 1; // @here\n' } });
  await session.stopped('breakpoint');
  const { systemProcessId } = session.client.seen('process')[0]!;
  const adapter = lab.adapters[0]!.process.pid;
  expect(childrenOf(adapter!)).toEqual([systemProcessId]);
  await session.finish();
});

/** Ids of the processes that a process has started. */
function childrenOf(pid: number): number[] {
  return readdirSync(`/proc/${pid}/task`)
    .flatMap((task) => readFileSync(`/proc/${pid}/task/${task}/children`, 'utf8').split(' '))
    .filter(Boolean)
    .map(Number);
}
