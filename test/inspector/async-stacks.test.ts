// Stacks go on where a callback was ordered.
import { expect } from 'vitest';
import { inspectorTest } from './support/debuggee.ts';
import { framesOf, stackOf } from './support/places.ts';

/** Programs that stop in a callback, and what the stack above it has to show. */
const cases: { name: string; program: string; orderedBy: string; orderedAt: string }[] = [
  {
    name: 'setTimeout',
    program: 'function order() {\n  setTimeout(function callback() {\n    debugger;\n  }, 1);\n}\norder();\n',
    orderedBy: 'setTimeout',
    orderedAt: 'order main.mjs:2',
  },
  {
    name: 'setInterval',
    program:
      'let n = 0;\nfunction order() {\n  const id = setInterval(function callback() {\n    if (++n === 2) clearInterval(id);\n    if (n === 2) debugger;\n  }, 1);\n}\norder();\n',
    orderedBy: 'setInterval',
    orderedAt: 'order main.mjs:3',
  },
  {
    name: 'queueMicrotask',
    program: 'function order() {\n  queueMicrotask(function callback() {\n    debugger;\n  });\n}\norder();\n',
    orderedBy: 'queueMicrotask',
    orderedAt: 'order main.mjs:2',
  },
  {
    name: 'a message',
    program:
      'const { port1, port2 } = new MessageChannel();\nport1.onmessage = function callback() {\n  debugger;\n  port1.close();\n};\nfunction order() {\n  port2.postMessage(1);\n}\norder();\n',
    orderedBy: 'postMessage',
    orderedAt: 'order main.mjs:7',
  },
  {
    name: 'then of fetch',
    program:
      "function order() {\n  fetch('data:,text').then(function callback() {\n    debugger;\n  });\n}\norder();\n",
    orderedBy: 'Promise.then',
    orderedAt: 'order main.mjs:2',
  },
  {
    name: 'await of a body',
    program:
      "async function callback() {\n  await (await fetch('data:,text')).text();\n  debugger;\n}\nfunction order() {\n  callback();\n}\norder();\n",
    orderedBy: 'await',
    orderedAt: 'order main.mjs:6',
  },
  {
    name: 'then',
    program: 'function order() {\n  Promise.resolve().then(function callback() {\n    debugger;\n  });\n}\norder();\n',
    orderedBy: 'Promise.then',
    orderedAt: 'order main.mjs:2',
  },
  {
    name: 'await',
    program:
      'async function callback() {\n  await null;\n  debugger;\n}\nfunction order() {\n  callback();\n}\norder();\n',
    orderedBy: 'await',
    orderedAt: 'order main.mjs:6',
  },
  {
    name: 'await of readFile',
    program:
      "import { readFile } from 'node:fs/promises';\nasync function callback() {\n  await readFile(import.meta.filename);\n  debugger;\n}\nfunction order() {\n  callback();\n}\norder();\n",
    orderedBy: 'await',
    orderedAt: 'order main.mjs:7',
  },
  {
    name: 'then of readFile',
    program:
      "import { readFile } from 'node:fs/promises';\nfunction order() {\n  readFile(import.meta.filename).then(function callback() {\n    debugger;\n  });\n}\norder();\n",
    orderedBy: 'Promise.then',
    orderedAt: 'order main.mjs:3',
  },
];

for (const { name, program, orderedBy, orderedAt } of cases) {
  inspectorTest(`across ${name}`, async (lab) => {
    const debuggee = lab.start({ flag: '--inspect-wait', files: { 'main.mjs': program } });
    const session = await debuggee.attach();
    await session.send('Debugger.setAsyncCallStackDepth', { maxDepth: 32 });
    await session.send('Runtime.runIfWaitingForDebugger');
    const pause = await session.paused();
    expect(framesOf(session, pause)[0]).toMatch(/^callback main\.mjs:\d$/);
    const stack = await stackOf(session, pause.asyncStackTrace);
    expect(pause.asyncStackTrace?.description).toBe(orderedBy);
    expect(stack).toContain(orderedAt);
    expect(stack.filter((frame) => frame.includes(':')).every((frame) => frame.includes('main.mjs'))).toBe(true);
    await session.close();
    expect((await debuggee.ended()).exitCode).toBe(0);
  });
}

inspectorTest('a chain of them; in console messages and exceptions too', async (lab) => {
  const debuggee = lab.start({
    flag: '--inspect-wait',
    files: {
      'main.mjs': `function first() {
  setTimeout(function second() {
    queueMicrotask(async function third() {
      await null;
      console.log('here');
      setTimeout(function fourth() {
        throw new Error('thrown');
      });
    });
  });
}
first();
`,
    },
  });
  const session = await debuggee.attach();
  await session.send('Debugger.setAsyncCallStackDepth', { maxDepth: 32 });
  await session.send('Runtime.runIfWaitingForDebugger');
  const { stackTrace } = await session.next('Runtime.consoleAPICalled');
  expect(await stackOf(session, stackTrace)).toEqual([
    'third main.mjs:5',
    '[queueMicrotask]',
    'second main.mjs:3',
    '[setTimeout]',
    'first main.mjs:2',
    'main.mjs:12',
  ]);
  const { exceptionDetails } = await session.next('Runtime.exceptionThrown');
  expect((await stackOf(session, exceptionDetails.stackTrace)).slice(0, 4)).toEqual([
    'fourth main.mjs:7',
    '[setTimeout]',
    'third main.mjs:6',
    '[queueMicrotask]',
  ]);
  await session.close();
  expect((await debuggee.ended()).exitCode).toBe(1);
});

inspectorTest('console.createTask', async (lab) => {
  const debuggee = lab.start({
    flag: '--inspect-wait',
    files: {
      'main.mjs': `function order() {
  return console.createTask('my task');
}
const task = order();
const result = task.run(function callback() {
  debugger;
  return 42;
});
console.log(result);
`,
    },
  });
  const session = await debuggee.attach();
  await session.send('Debugger.setAsyncCallStackDepth', { maxDepth: 8 });
  await session.send('Runtime.runIfWaitingForDebugger');
  const pause = await session.paused();
  expect(pause.asyncStackTrace?.description).toBe('my task');
  expect(await stackOf(session, pause.asyncStackTrace)).toContain('order main.mjs:2');
  await session.resume();
  await session.close();
  expect((await debuggee.ended()).stdout).toBe('42\n');
});

inspectorTest('without a depth nothing is recorded; cancelled timers leave nothing behind', async (lab) => {
  const debuggee = lab.start({
    flag: '--inspect-wait',
    files: {
      'main.mjs': `for (let i = 0; i < 1000; i++) clearTimeout(setTimeout(() => {}, 1000));
setTimeout(() => {
  debugger;
}, 1);
`,
    },
  });
  const session = await debuggee.attach();
  await session.send('Runtime.runIfWaitingForDebugger');
  const pause = await session.paused();
  expect(pause.asyncStackTrace).toBe(undefined);
  await session.close();
  await debuggee.ended();
});
