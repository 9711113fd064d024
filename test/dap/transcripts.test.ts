// Whole conversations, word for word: a change of what editors are told is seen in a diff. `npx vitest -u` rewrites them;
// read what has changed before you commit it.
import { expect } from 'vitest';
import { type DapLab, dapTest } from './support/dap-lab.ts';
import type { Debugging } from './support/debugging.ts';
import { transcript } from './support/transcript.ts';

async function expectTranscript(lab: DapLab, session: Debugging, name: string): Promise<void> {
  const { timeline } = session.client;
  await expect(transcript(timeline, { folder: lab.folder })).toMatchFileSnapshot(`transcripts/${name}.txt`);
}

dapTest('a breakpoint, a look around, a step, the end', async (lab) => {
  const session = await lab.debug(`const shapes = new Map([['square', { sides: 4 }]]);
function describe(shape, options = { loud: true }) {
  let text = \`\${shape.sides} sides\`;
  return options.loud ? text.toUpperCase() : text; // @return
}
console.log(describe(shapes.get('square')), shapes);
`);
  const { client } = session;
  await session.stopped('breakpoint');
  await client.request('threads');
  const [frame] = await session.stack({ startFrame: 0, levels: 20 });
  const { scopes } = await client.request('scopes', { frameId: frame!.id });
  for (const { expensive, variablesReference } of scopes) {
    if (expensive) continue;
    const variables = await session.children(variablesReference);
    const options = variables.find(({ name }) => name === 'options');
    if (options) await session.children(options.variablesReference);
  }
  await client.request('evaluate', { expression: 'shape.sides * 2', frameId: frame!.id, context: 'watch' });
  await client.ask('evaluate', { expression: 'nothing.here', frameId: frame!.id, context: 'hover' });
  await client.request('setVariable', {
    variablesReference: scopes[0]!.variablesReference,
    name: 'text',
    value: "'changed'",
  });
  await session.step('stepOut');
  await session.finish();
  await client.request('disconnect', {});
  await client.closed();
  await expectTranscript(lab, session, 'breakpoint');
});

dapTest('an exception with a cause', async (lab) => {
  const session = await lab.debug({
    files: {
      'main.mjs': `function fails() {
  throw new TypeError('The outer one', { cause: new RangeError('The inner one') });
}
fails();
`,
    },
    exceptions: ['uncaught'],
  });
  await session.stopped('exception');
  await session.stack();
  const { client, threadId } = session;
  await client.request('exceptionInfo', { threadId });
  await session.finish();
  await client.request('disconnect', {});
  await client.closed();
  await expectTranscript(lab, session, 'exception');
});

dapTest('what goes wrong', async (lab) => {
  const session = await lab.debug({
    files: { 'main.mjs': 'let a = 1;\na++; // @condition\na++; // @hit\na++; // @log\na++; // @here\n' },
    breakpoints: {
      condition: { condition: 'a ===' },
      hit: { hitCondition: 'often' },
      log: { logMessage: 'a is {a' },
      here: {},
    },
  });
  const { client } = session;
  await session.stopped('breakpoint');
  await client.ask('dance', {});
  await client.ask('stackTrace', {});
  await client.ask('variables', { variablesReference: 4711 });
  await client.ask('exceptionInfo', { threadId: 1 });
  await client.ask('launch', { program: 'x.mjs' });
  await session.finish();
  await client.ask('continue', { threadId: 1 });
  await client.request('disconnect', {});
  await client.closed();
  await expectTranscript(lab, session, 'mistakes');
});
