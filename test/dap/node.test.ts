// The adapter serves programs that Node runs as well, as far as V8 alone makes it possible.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { expect } from 'vitest';
import { dapTest } from './support/dap-lab.ts';
import { Debugging } from './support/debugging.ts';

dapTest('attached to Node', async (lab) => {
  const program = lab.write(
    'function f(x) {\n  debugger; // @here\n  return x;\n}\nconsole.log("%s", "printed", { a: f(5) });\n',
  );
  const node = spawn(process.execPath, ['--inspect-brk=127.0.0.1:0', program.path('main.mjs')]);
  lab.onEnd(() => node.kill('SIGKILL'));
  let text = '';
  while (!/ws:\S+\n/.test(text)) text += (await once(node.stderr, 'data'))[0];
  const client = lab.connect();
  await client.initialize();
  const attached = client.request('attach', { websocketAddress: /ws:\S+/.exec(text)![0], cwd: lab.folder });
  await client.event('initialized');
  await client.request('configurationDone');
  await attached;
  const debugging = new Debugging(client, program, new Map());
  await debugging.stopped();
  expect(await debugging.continueTo()).toBe('here');
  expect((await debugging.variable('x')).value).toBe('5');
  expect((await debugging.evaluate('x + 1', 'hover')).result).toBe('6');
  await expect(debugging.evaluate('x++', 'watch')).rejects.toThrow('might change the program');
  expect((await debugging.evaluate('let mine = x + 2', 'repl')).result).toBe('undefined');
  expect((await debugging.evaluate('mine', 'repl')).result).toBe('7');
  await debugging.continue();
  const { output, category } = await client.event('output', (body) => body.output.startsWith('printed'));
  expect([category, output]).toEqual(['stdout', 'printed {a: 5}\n']);
  await client.event('terminated');
});
