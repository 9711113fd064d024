// Stopping on entry, stepping, pausing.
import { expect } from 'vitest';
import { dapTest, forms } from './support/dap-lab.ts';

dapTest("stopOnEntry stops on the user's first statement, behind imports and declarations", async (lab) => {
  const session = await lab.debug({
    files: {
      'main.mjs': `// A comment.
import { value } from './imported.mjs';
function declared() {}
const first = value; // @first
console.log(first);
`,
      'imported.mjs': 'export const value = 1;\n',
    },
    breakpoints: [],
    launch: { stopOnEntry: true },
  });
  expect(await session.stoppedAt('entry')).toBe('first');
  expect(await session.stackLines()).toHaveLength(1);
  await session.finish();
});

dapTest('stopOnEntry and a breakpoint in an imported module: both stop, in the order of the program', async (lab) => {
  const session = await lab.debug({
    files: {
      'main.mjs': "import './imported.mjs';\nconsole.log(1); // @first\n",
      'imported.mjs': 'let x = 1;\nx++; // @imported\n',
    },
    breakpoints: ['imported'],
    launch: { stopOnEntry: true },
  });
  expect(await session.stoppedAt('breakpoint')).toBe('imported');
  expect(await session.continueTo('entry')).toBe('first');
  await session.finish();
});

dapTest('stopOnEntry with a breakpoint on the same line stops once', async (lab) => {
  const session = await lab.debug({
    files: { 'main.mjs': 'console.log(1); // @first\nconsole.log(2); // @second\n' },
    launch: { stopOnEntry: true },
  });
  await session.stopped();
  expect(await session.place()).toBe('first');
  expect(await session.continueTo('breakpoint')).toBe('second');
  await session.finish();
  expect(session.stdout).toBe('1\n2\n');
});

const program = `function inner(x) {
  const y = x * 2; // @inner
  return y; // @return
}
function outer(x) {
  const z = inner(x); // @outer
  return z + 1; // @outer-return
}
const value = outer(3); // @start
console.log(value); // @log
console.log('end'); // @end
`;

dapTest(
  'over, in, out',
  async (lab) => {
    const session = await lab.debug({ files: { 'main.mjs': program }, breakpoints: ['start'] });
    expect(await session.stoppedAt('breakpoint')).toBe('start');
    expect(await session.step('stepIn')).toBe('outer');
    expect(await session.step('stepIn')).toBe('inner');
    expect(await session.stackLines()).toEqual([
      'inner main.mjs:2',
      'outer main.mjs:6',
      expect.stringContaining('main.mjs:9'),
    ]);
    expect(await session.step('next')).toBe('return');
    // V8 stops at the next place of the caller that it can stop at, on that line or the next.
    await session.step('stepOut');
    expect(await session.stackLines()).toEqual([
      expect.stringMatching(/^outer main.mjs:[67]$/),
      expect.stringContaining('main.mjs:9'),
    ]);
    while ((await session.place()) === 'outer') await session.step('next');
    expect(await session.place()).toBe('outer-return');
    await session.step('stepOut');
    while ((await session.place()) === 'start') await session.step('next');
    expect(await session.place()).toBe('log');
    expect(await session.step('next')).toBe('end');
    await session.finish();
  },
  forms,
);

dapTest('stepping never enters built-ins', async (lab) => {
  const session = await lab.debug({
    files: {
      'main.mjs': `const list = [3, 1, 2]; // @start
list.sort((a, b) => a - b); // @sort
console.log(list); // @log
queueMicrotask(() => {
  new EventTarget().dispatchEvent(new Event('x')); // @microtask
  performance.now(); // @last
}); // @end
`,
    },
    breakpoints: ['start', 'microtask'],
  });
  expect(await session.stoppedAt('breakpoint')).toBe('start');
  expect(await session.step('next')).toBe('sort');
  // Into the comparison, the only code of the user's in there.
  expect(await session.step('stepIn')).toBe('sort');
  expect((await session.stack())[0]!.column).toBeGreaterThan(10);
  await session.step('stepOut');
  while ((await session.place()) === 'sort') await session.step('next');
  expect(await session.place()).toBe('log');
  const places = new Set<string>();
  while (!places.has('last')) {
    await session.client.request('stepIn', { threadId: session.threadId });
    places.add(await session.stoppedAt());
  }
  expect([...places].filter((place) => place.includes(':') && !place.startsWith('main.mjs:'))).toEqual([]);
  await session.finish();
});

dapTest(
  'over await lands on the next line of the same function, though others run in between',
  async (lab) => {
    const session = await lab.debug({
      files: {
        'main.mjs': `const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
async function work(name) {
  await sleep(5); // @await
  const text = name + '!'; // @after
  await null; // @again
  return text; // @return
}
const timer = setInterval(() => {
  globalThis.other = (globalThis.other ?? 0) + 1;
}, 1);
const [a] = await Promise.all([work('a'), work('b')]);
clearInterval(timer); // @end
`,
      },
      breakpoints: ['await'],
    });
    expect(await session.stoppedAt('breakpoint')).toBe('await');
    const source = { path: session.program.path('main.mjs') };
    await session.client.request('setBreakpoints', { source, breakpoints: [] });
    expect((await session.evaluate('name')).result).toMatch(/a/);
    expect(await session.step('next')).toBe('after');
    expect((await session.evaluate('name')).result).toMatch(/a/);
    expect(await session.step('next')).toBe('again');
    expect(await session.step('next')).toBe('return');
    expect((await session.evaluate('name')).result).toMatch(/a/);
    await session.finish();
  },
  ['launch', 'attach by port'],
);

dapTest('out of an async function lands behind the await of its caller', async (lab) => {
  const session = await lab.debug({
    files: {
      'main.mjs': `async function inner() {
  await null;
  return 1; // @inner
}
async function outer() {
  const one = await inner(); // @call
  return one + 1; // @after
}
await outer();
console.log('end');
`,
    },
    breakpoints: ['inner'],
  });
  expect(await session.stoppedAt('breakpoint')).toBe('inner');
  const landed = [await session.step('stepOut')];
  while (!['after', 'main.mjs:10'].includes(landed.at(-1)!)) landed.push(await session.step('next'));
  expect(landed.at(-1)).toBe('after');
  expect(landed.length).toBeLessThanOrEqual(2);
  await session.finish();
});

dapTest('step targets: into the chosen call of a line', async (lab) => {
  const session = await lab.debug({
    files: {
      'main.mjs': `const first = (x) => x + 1; // @first
const second = (x) => x * 2; // @second
const sum = (a, b) => a + b; // @sum
const value = sum(first(1), second(2)); // @line
console.log(value);
`,
    },
    breakpoints: ['line'],
  });
  expect(session.client.capabilities.supportsStepInTargetsRequest).toBe(true);
  expect(await session.stoppedAt('breakpoint')).toBe('line');
  const { targets } = await session.client.request('stepInTargets', { frameId: await session.frameId() });
  expect(targets.map(({ label }) => label).join(' ')).toMatch(/first.*second|sum.*first.*second/);
  const { id } = targets.find(({ label }) => label.startsWith('second'))!;
  expect(await session.step('stepIn', { targetId: id })).toBe('second');
  await session.finish();
});

dapTest('restartFrame runs a function again from its beginning', async (lab) => {
  const session = await lab.debug({
    files: {
      'main.mjs': `let calls = 0;
function work() {
  calls++; // @first
  calls += 10; // @stop
}
work();
console.log(calls);
`,
    },
    breakpoints: ['stop'],
  });
  expect(session.client.capabilities.supportsRestartFrame).toBe(true);
  expect(await session.stoppedAt('breakpoint')).toBe('stop');
  await session.client.request('restartFrame', { frameId: await session.frameId() });
  expect(await session.stoppedAt('restart')).toBe('first');
  expect(await session.continueTo('breakpoint')).toBe('stop');
  await session.finish();
  expect(session.stdout).toBe('12\n');
});

dapTest('restartFrame is refused where V8 would not survive it: while an error is thrown', async (lab) => {
  const session = await lab.debug({
    files: {
      'main.mjs':
        "function work() {\n  try {\n    throw new Error('x');\n  } catch {}\n}\nwork();\nconsole.log('end');\n",
    },
    exceptions: ['all'],
  });
  await session.stopped('exception');
  const [top] = await session.stack();
  expect(top!.canRestart).toBe(false);
  expect(await session.client.ask('restartFrame', { frameId: top!.id })).toMatchObject({ success: false });
  expect(await session.finish()).toBe(0);
});

dapTest(
  'pause stops a busy program and a waiting one',
  async (lab) => {
    const session = await lab.debug({
      files: {
        'main.mjs': `globalThis.go = true;
console.log('busy');
while (globalThis.go) {
  globalThis.turns = (globalThis.turns ?? 0) + 1;
}
console.log('waiting');
const timer = setInterval(() => {
  if (globalThis.end) clearInterval(timer);
}, 20);
`,
      },
    });
    const { client } = session;
    await client.event('output', ({ output }) => output.includes('busy'));
    const { threads } = await client.request('threads');
    expect(threads).toMatchObject([{ id: 1 }]);
    await client.request('pause', { threadId: 1 });
    await session.stopped('pause');
    await session.evaluate('globalThis.go = false', 'repl');
    await session.continue();
    await client.event('output', ({ output }) => output.includes('waiting'));
    await client.request('pause', { threadId: 1 });
    await session.stopped('pause');
    await session.evaluate('globalThis.end = true', 'repl');
    await session.finish();
  },
  forms,
);

dapTest('skipFiles: stepping and exceptions pass over them, breakpoints in them hold', async (lab) => {
  const session = await lab.debug({
    files: {
      'main.mjs': `import { library } from './node_modules/lib/index.mjs';
const callback = () => 1; // @callback
library(callback); // @call
console.log('end'); // @end
`,
      'node_modules/lib/index.mjs': `export function library(f) {
  try {
    throw new Error('inside');
  } catch {}
  return f(); // @library
}
`,
    },
    breakpoints: ['call'],
    exceptions: ['all'],
    config: { skipFiles: ['**/node_modules/**'] },
  });
  expect(await session.stoppedAt('breakpoint')).toBe('call');
  const skipped = (await session.stack()).filter(({ presentationHint }) => presentationHint === 'subtle');
  expect(skipped).toEqual([]);
  expect(await session.step('stepIn')).toBe('callback');
  const frames = await session.stack();
  expect(frames.find(({ name }) => name.startsWith('library'))).toMatchObject({ presentationHint: 'subtle' });
  await session.step('stepOut');
  while ((await session.place()) !== 'end') await session.step('next');
  await session.finish();
});

dapTest('a stack in pages is the stack as a whole', async (lab) => {
  const session = await lab.debug('function down(n) {\n  if (n === 0) debugger;\n  else down(n - 1);\n}\ndown(150);\n');
  await session.stopped();
  const whole = await session.stack();
  expect(whole).toHaveLength(152);
  const { client, threadId } = session;
  const pages = [];
  for (let startFrame = 0; pages.length < 152; startFrame += 20) {
    const page = await client.request('stackTrace', { threadId, startFrame, levels: 20 });
    expect(page.stackFrames.length).toBeLessThanOrEqual(20);
    expect(page.totalFrames).toBeGreaterThanOrEqual(startFrame + page.stackFrames.length);
    pages.push(...page.stackFrames);
  }
  expect(pages.map(({ id, name, line }) => [id, name, line])).toEqual(
    whole.map(({ id, name, line }) => [id, name, line]),
  );
  await session.finish();
});

dapTest('asynchronous parents stand below a label', async (lab) => {
  const session = await lab.debug(`async function waits() {
  await null;
  debugger;
}
function starts() {
  setTimeout(function later() { waits(); }, 0);
}
starts();
`);
  await session.stopped();
  const lines = await session.stackLines();
  expect(lines[0]).toBe('waits main.mjs:3');
  expect(lines.some((line) => /^\[.*\]$/.test(line))).toBe(true);
  expect(lines).toContain('later main.mjs:6');
  expect(lines).toContain('starts main.mjs:6');
  await session.finish();
});
