// What a server must not do: stay behind, be busy for nothing, write, start processes, use the network.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync, readlinkSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { expect, onTestFinished, test } from 'vitest';
import { LspClient, makeFolder, startLsp } from './support/client.ts';

function processorTicks(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
  return Number(fields[11]) + Number(fields[12]);
}

function entriesOf(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => `${name} ${statSync(join(folder, name)).mtimeMs}`)
    .sort();
}

test('a server with nothing to do comes to rest, and has written nothing, started nothing and connected to nothing', async () => {
  const client = await startLsp({ files: { 'a.js': 'export const a = 1;\n', 'deep/b.js': "import '../a.js';\n" } });
  const before = entriesOf(client.folder);
  const uri = client.open('main.js', "import { a } from './a.js';\na.toFixed();\ndocument;\n");
  expect(await client.diagnostics(uri)).toHaveLength(1);
  await client.result('textDocument/references', {
    ...client.at(uri, { line: 0, character: 9 }),
    context: { includeDeclaration: true },
  });
  const pid = client.process.pid ?? 0;
  // A tick is 10 ms: looking every second whether the editor lives takes none.
  for (let ticks = -1; ticks !== processorTicks(pid); ) {
    ticks = processorTicks(pid);
    await wait(1200);
  }
  expect(entriesOf(client.folder)).toEqual(before);
  const tasks = readdirSync(`/proc/${pid}/task`);
  expect(tasks.map((task) => readFileSync(`/proc/${pid}/task/${task}/children`, 'utf8')).join('')).toBe('');
  const open = readdirSync(`/proc/${pid}/fd`).filter((fd) => Number(fd) > 2);
  expect(open.map((fd) => readlinkSync(`/proc/${pid}/fd/${fd}`)).filter((name) => name.startsWith('socket:'))).toEqual(
    [],
  );
});

test('a server whose editor is gone ends, though its input stays open', async () => {
  const editor = spawn('sleep', ['1000']);
  onTestFinished(() => {
    editor.kill('SIGKILL');
  });
  const client = new LspClient(makeFolder());
  onTestFinished(() => {
    client.process.kill('SIGKILL');
  });
  await client.result('initialize', { processId: editor.pid, rootUri: null, capabilities: {} });
  const exit = once(client.process, 'exit');
  editor.kill('SIGKILL');
  expect(await exit).toEqual([1, null]);
});

test('a client that dies in the midst of a message ends the server', async () => {
  const client = await startLsp();
  const exit = once(client.process, 'exit');
  client.process.stdin?.write(
    'Content-Length: 1000\r\n\r\n{"jsonrpc":"2.0","method":"textDocument/didOpen","params":{',
  );
  client.process.stdin?.end();
  expect(await exit).toEqual([1, null]);
});

test('a client that goes away while the compiler is busy is not waited for', async () => {
  const client = await startLsp();
  const classes = Array.from({ length: 600 }, (_, at) => {
    const base = at === 0 ? '' : `extends C${at - 1} `;
    return `class C${at} ${base}{ m${at}() { return [this].map((x) => ({ ...x, a${at}: 1 })); } }`;
  });
  const uri = client.open('slow.js', `// @ts-check\n${classes.join('\n')}\n`);
  client.send('textDocument/semanticTokens/full', { textDocument: { uri } });
  const exit = once(client.process, 'exit');
  client.notify('exit', undefined);
  expect(await exit).toEqual([1, null]);
});

test('bytes of a message that are no UTF-8 become replacement characters', async () => {
  const client = await startLsp();
  const uri = client.uri('main.js');
  const message = {
    jsonrpc: '2.0',
    method: 'textDocument/didOpen',
    params: { textDocument: { uri, languageId: 'javascript', version: 1, text: "export const a = '?';\na;\n" } },
  };
  const body = Buffer.from(JSON.stringify(message));
  body[body.indexOf('?')] = 0xff;
  client.writeBody(body);
  const hover = await client.result('textDocument/hover', client.at(uri, { line: 1, character: 0 }));
  expect(hover.contents.value).toContain('const a: "\uFFFD"');
});
