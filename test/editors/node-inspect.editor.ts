// Node's debugger in the terminal, attached to jstime.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { editorTest } from './support/editor-test.ts';
import { TextClient } from './support/text-client.ts';

const prompt = 'debug> $';
const program = `const greeting = 'hello';
let count = 40;
function add(amount) {
  count += amount;
  return count;
}
console.log(greeting, add(2));
console.log('end');
`;

editorTest('node inspect HOST:PORT: attaches, lists, steps, evaluates, goes on', async (lab) => {
  writeFileSync(join(lab.folder, 'main.mjs'), program);
  const { target, host } = await lab.start(['--inspect-brk=127.0.0.1:0', 'main.mjs']);
  const client = new TextClient(process.execPath, ['inspect', host]);
  lab.onEnd(() => client.stop());

  expect(await client.read(new RegExp(`Break on start in .*main\\.mjs:1[\\s\\S]*${prompt}`))).toContain(
    'const greeting',
  );
  expect(await client.ask('list(3)', new RegExp(`3 function add[\\s\\S]*${prompt}`))).toMatch(/> ?1 const greeting/);
  await client.ask('setBreakpoint(4)', new RegExp(`${prompt}`));
  expect(await client.ask('cont', new RegExp(`(break|step) in .*:4[\\s\\S]*${prompt}`))).toContain('count += amount');
  expect(await client.ask('backtrace', new RegExp(`#1[\\s\\S]*${prompt}`))).toMatch(/#0 add .*:4:\d+\n#1 .*:7:\d+/);
  expect(await client.ask('exec count * 100 + amount', new RegExp(`4002[\\s\\S]*${prompt}`))).toContain('4002');
  expect(await client.ask('next', new RegExp(`(break|step) in .*:5[\\s\\S]*${prompt}`))).toContain('return count');
  expect(await client.ask('exec count', new RegExp(`42[\\s\\S]*${prompt}`))).toContain('42');
  await client.ask('out', new RegExp(`(break|step) in .*:7[\\s\\S]*${prompt}`));
  expect(await client.ask('scripts', new RegExp(`main\\.mjs[\\s\\S]*${prompt}`))).not.toContain('jstime:');
  client.type('cont');
  await target.waitFor('stderr', 'Waiting for the debugger to disconnect...');
  client.type('.exit');
  expect(await target.result).toMatchObject({ stdout: 'hello 42\nend\n', exitCode: 0 });
});
