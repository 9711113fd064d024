// Conditions, hit counts and log messages of breakpoints, alone and together.
import { expect } from 'vitest';
import { dapTest } from './support/dap-lab.ts';

const loop = `const seen = [];
for (let i = 1; i <= 10; i++) {
  seen.push(i); // @loop
}
console.log('end');
`;

/** Values of `i` at each stop. */
async function stopsWith(lab: Parameters<Parameters<typeof dapTest>[1]>[0], breakpoint: object): Promise<string[]> {
  const session = await lab.debug({ files: { 'main.mjs': loop }, breakpoints: { loop: breakpoint } });
  const values: string[] = [];
  while (await session.stopsAgain()) {
    values.push((await session.evaluate('i')).result);
    await session.continue();
  }
  return values;
}

const all = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '10'];
const cases: [string, object, string[]][] = [
  ['a condition', { condition: 'i % 4 === 0' }, ['4', '8']],
  ['a condition that throws is false', { condition: 'i > 8 ? true : nothing.here' }, ['9', '10']],
  ['a hit count', { hitCondition: '3' }, ['3']],
  ['hits ==', { hitCondition: '== 3' }, ['3']],
  ['hits =', { hitCondition: '=3' }, ['3']],
  ['hits ===', { hitCondition: '=== 3' }, ['3']],
  ['hits >', { hitCondition: '> 8' }, ['9', '10']],
  ['hits >=', { hitCondition: '>= 8' }, ['8', '9', '10']],
  ['hits <', { hitCondition: '<3' }, ['1', '2']],
  ['hits <=', { hitCondition: '<= 3' }, ['1', '2', '3']],
  ['hits %', { hitCondition: '% 4' }, ['4', '8']],
  ['a condition and a hit count', { condition: 'i % 2 === 0', hitCondition: '> 3' }, ['8', '10']],
  ['nothing', {}, all],
  ['empty texts', { condition: '', hitCondition: '', logMessage: '' }, all],
];
for (const [title, breakpoint, expected] of cases) {
  dapTest(`${title} ${JSON.stringify(breakpoint)}`, async (lab) => {
    expect(await stopsWith(lab, breakpoint)).toEqual(expected);
  });
}

const messages: [string, object, string[]][] = [
  ['a log message', { logMessage: 'i is {i}' }, all.map((i) => `i is ${i}`)],
  ['with a condition', { logMessage: '{i}', condition: 'i > 8' }, ['9', '10']],
  ['with a hit count', { logMessage: 'hit {i}', hitCondition: '% 5' }, ['hit 5', 'hit 10']],
  ['with both', { logMessage: '{i}', condition: 'i > 4', hitCondition: '2' }, ['6']],
  ['backticks, dollars, quotes', { logMessage: `\`${'$'}{i}\` "{i}" \\ '`, hitCondition: '1' }, [`\`$1\` "1" \\ '`]],
  ['expressions with braces', { logMessage: '{[1, 2].map((x) => { return x * i })}', hitCondition: '1' }, ['[1, 2]']],
  ['braces in strings', { logMessage: 'a {"}" + i} b', hitCondition: '1' }, ['a }1 b']],
];
for (const [title, breakpoint, expected] of messages) {
  dapTest(`log: ${title}`, async (lab) => {
    const session = await lab.debug({ files: { 'main.mjs': loop }, breakpoints: { loop: breakpoint } });
    await session.ended();
    const outputs = session.client.timeline.flatMap(({ message }) =>
      message.type === 'event' && message.event === 'output' ? [message.body.output as string] : [],
    );
    const logged = outputs.map((text) => text.trimEnd()).filter((text) => text !== 'end' && text !== '');
    expect(logged.map((text) => text.replace(/^(Array)?\(2\) ?/, ''))).toEqual(expected);
    expect(session.client.timeline.some(({ message }) => message.type === 'event' && message.event === 'stopped')).toBe(
      false,
    );
  });
}

const bad: [string, object][] = [
  ['a condition that is no expression', { condition: 'i ===' }],
  ['a condition that is a statement', { condition: 'if (i) {}' }],
  ['a hit count that is none', { hitCondition: 'often' }],
  ['a hit count that is negative', { hitCondition: '-1' }],
  ['a log message that does not close', { logMessage: 'i is {i' }],
  ['a log message that is no expression', { logMessage: 'i is {i +}' }],
];
for (const [title, breakpoint] of bad) {
  dapTest(`${title} is said on the breakpoint, and neither stops nor disturbs others`, async (lab) => {
    const session = await lab.debug({
      files: { 'main.mjs': loop.replace("console.log('end');", "console.log('end'); // @end") },
      breakpoints: { loop: breakpoint, end: {} },
    });
    const { verified, message } = session.breakpoints.get('loop')!;
    expect(verified).toBe(false);
    expect(message).toMatch(/\w{3,}.* \w/);
    expect(await session.stoppedAt('breakpoint')).toBe('end');
    await session.finish();
  });
}

dapTest('a debugger statement stops beside a bad hit count', async (lab) => {
  const session = await lab.debug({
    files: { 'main.mjs': 'debugger; // @statement\nlet a = 1;\na++; // @bad\n' },
    breakpoints: { bad: { hitCondition: 'x' } },
  });
  await session.stopped();
  expect(await session.place()).toBe('statement');
  await session.finish();
});
