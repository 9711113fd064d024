// The server starts from its snapshot on standard streams, from its bundles otherwise, wherever it is installed.
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdirSync, openSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import { jstimeBinary } from '../support/jstime.ts';
import { LspClient, makeFolder } from './support/client.ts';

/** A copy of the installation: the launcher, the engine and the language server. */
function install(): string {
  const root = makeFolder();
  const from = dirname(dirname(jstimeBinary()));
  mkdirSync(join(root, 'lib'));
  cpSync(join(from, 'bin'), join(root, 'bin'), { recursive: true });
  cpSync(join(from, 'lib/lsp'), join(root, 'lib/lsp'), { recursive: true });
  symlinkSync(join(from, 'lib/engine'), join(root, 'lib/engine'));
  return root;
}

function snapshotIn(root: string): string {
  const [name = ''] = readdirSync(join(root, 'lib/lsp')).filter((entry) => entry.endsWith('.snapshot'));
  return join(root, 'lib/lsp', name);
}

async function use(root: string): Promise<{ commandLine: string; capabilities: unknown; declaredIn: string }> {
  const client = new LspClient(makeFolder(), [], join(root, 'bin', basename(jstimeBinary())));
  onTestFinished(() => {
    client.process.kill('SIGKILL');
  });
  const { capabilities } = await client.initialize();
  const uri = client.open('main.js', "// @ts-check\nconsole.log(Math.max('a'));\n");
  expect((await client.diagnostics(uri)).map(({ code }) => code)).toEqual([2345]);
  const [place] = await client.result('textDocument/definition', client.at(uri, { line: 1, character: 17 }));
  const commandLine = readFileSync(`/proc/${client.process.pid}/cmdline`, 'utf8');
  expect(await client.end()).toBe(0);
  return { commandLine, capabilities, declaredIn: place.uri };
}

test('an installation that was moved works, with its snapshot and without', async () => {
  const root = install();
  const declaredIn = pathToFileURL(join(root, 'lib/lsp/lib/lib.es5.d.ts')).href;
  const snapshot = snapshotIn(root);
  const fast = await use(root);
  expect(fast.commandLine).toContain(snapshot);
  expect(fast.declaredIn).toBe(declaredIn);
  rmSync(snapshot);
  const slow = await use(root);
  expect(slow.commandLine).not.toContain('.snapshot');
  expect(slow).toMatchObject({ capabilities: fast.capabilities, declaredIn });
});

test('another engine than the one that made the snapshot starts without it', async () => {
  const root = install();
  const engine = join(root, 'lib/engine');
  const whole = readFileSync(engine);
  rmSync(engine);
  // What is behind an executable changes its size only.
  writeFileSync(engine, Buffer.concat([whole, Buffer.from('\n')]), { mode: 0o755 });
  expect((await use(root)).commandLine).not.toContain('.snapshot');
});

const messages = [
  { id: 1, method: 'initialize', params: { capabilities: {} } },
  { method: 'initialized', params: {} },
  {
    method: 'textDocument/didOpen',
    params: { textDocument: { uri: 'file:///none/a.js', languageId: 'javascript', version: 1, text: 'let one = 1;' } },
  },
  {
    id: 2,
    method: 'textDocument/hover',
    params: { textDocument: { uri: 'file:///none/a.js' }, position: { line: 0, character: 5 } },
  },
].map(framed);

function framed(message: object): string {
  const body = JSON.stringify({ jsonrpc: '2.0', ...message });
  return `Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`;
}

function startServer() {
  const server = spawn(jstimeBinary(), ['lsp'], { stdio: ['pipe', 'pipe', 'inherit'] });
  onTestFinished(() => {
    server.kill('SIGKILL');
  });
  let output = '';
  server.stdout.on('data', (data) => {
    output += data;
  });
  const until = async (text: string) => {
    while (!output.includes(text)) await once(server.stdout, 'data');
  };
  return { server, stdin: server.stdin, until };
}

test('messages that are there before the server is are all answered', async () => {
  const { stdin, until } = startServer();
  stdin.write(messages.join(''));
  await until('"id":1,"result":{"capabilities"');
  await until('let one: number');
});

test('messages in pieces are read to their end', async () => {
  const { stdin, until } = startServer();
  const all = messages.join('');
  for (let at = 0; at < all.length; at += 29) {
    await new Promise((resolve) => stdin.write(all.slice(at, at + 29), resolve));
  }
  await until('let one: number');
});

test('a first document that is longer than a pipe is read to its end, and so is what follows it', async () => {
  const { stdin, until } = startServer();
  const [initialize = '', initialized = '', , hover = ''] = messages;
  stdin.write(initialize);
  await until('"id":1,"result"');
  const text = `let one = 1;\n${'// and more\n'.repeat(50_000)}`;
  const textDocument = { uri: 'file:///none/a.js', languageId: 'javascript', version: 1, text };
  stdin.write(initialized + framed({ method: 'textDocument/didOpen', params: { textDocument } }) + hover);
  await until('let one: number');
});

test('whatever follows initialize, and whenever, is answered', async () => {
  const [initialize = '', initialized = '', ...rest] = messages;
  for (const pieces of [
    [initialize, initialized, ...rest],
    [initialize + initialized, rest.join('')],
    [initialize, framed({ id: 9, method: 'workspace/symbol', params: { query: 'x' } }), ...rest],
    [initialize, 'Content-Length: 3\r\n\r\n{{{', initialized, ...rest],
    [initialize, framed({ method: '$/unknown', params: {} }), ...rest],
  ]) {
    const { stdin, until } = startServer();
    for (const piece of pieces) {
      stdin.write(piece);
      await until('"id":1,"result"');
    }
    await until('let one: number');
  }
});

test('a client that leaves after initialize ends the server', async () => {
  const { server, stdin, until } = startServer();
  stdin.write(messages[0]);
  await until('"id":1,"result"');
  const exit = once(server, 'exit');
  stdin.end();
  expect(await exit).toEqual([1, null]);
});

/** A program for the engine as the server starts it: whether V8 takes what the build compiled of a bundle. */
const takesCompiledCode = `
  const { readFileSync } = require('node:fs');
  const { Script } = require('node:vm');
  const path = process.argv[2];
  const text = '(function (module, require, __dirname) {' + readFileSync(path, 'utf8') + '\\n})';
  const script = new Script(text, { filename: path, cachedData: readFileSync(path + '.cache') });
  console.log(script.cachedDataRejected);
`;

test("no code of Node's or the server's that was compiled by the build is compiled again", async () => {
  const client = new LspClient(makeFolder({ 'program.cjs': takesCompiledCode }));
  onTestFinished(() => {
    client.process.kill('SIGKILL');
  });
  await client.initialize();
  const [engine = '', ...words] = readFileSync(`/proc/${client.process.pid}/cmdline`, 'utf8').split('\0').slice(0, -1);
  const start = words.pop() ?? '';
  expect(words.join(' ')).toContain('--snapshot-blob');
  const program = join(client.folder, 'program.cjs');
  const { stdout, stderr } = spawnSync(
    join(dirname(jstimeBinary()), '../lib/engine'),
    [...words, program, join(dirname(start), 'protocol.cjs')],
    {
      argv0: engine,
      encoding: 'utf8',
      env: { ...process.env, NODE_DEBUG_NATIVE: 'CODE_CACHE' },
    },
  );
  expect(stdout).toBe('false\n');
  expect(stderr).toContain('is accepted');
  expect(stderr).not.toContain('is rejected');
});

test('before another first message, initialize is still answered', async () => {
  const { stdin, until } = startServer();
  stdin.write(framed({ id: 7, method: 'textDocument/hover', params: {} }));
  await until('"id":7,"error":{"code":-32002');
  stdin.write(`Content-Length: 3\r\n\r\n{{{${messages.join('')}`);
  await until('"id":1,"result":{"capabilities"');
  await until('let one: number');
});

test('input from a file ends the server as a client that goes away does', () => {
  const folder = makeFolder({ session: messages.join('') });
  const input = openSync(join(folder, 'session'), 'r');
  const { stdout, status } = spawnSync(jstimeBinary(), ['lsp'], {
    stdio: [input, 'pipe', 'inherit'],
    encoding: 'utf8',
  });
  expect(stdout).toContain('"id":1,"result":{"capabilities"');
  expect(status).toBe(1);
});
