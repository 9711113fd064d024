// Which thrown errors and rejected promises stop the program.
import { expect } from 'vitest';
import { dapTest } from './support/dap-lab.ts';

const program = `
try {
  throw new TypeError('type'); // @caught
} catch {}
try {
  throw 42; // @number
} catch {}
const rejects = async () => {
  throw new RangeError('range'); // @rejection
};
rejects();
setTimeout(() => {
  throw new Error('last'); // @uncaught
}, 20);
`;

/** Where it stops first, and that it does not stop more often. */
async function stops(
  lab: Parameters<Parameters<typeof dapTest>[1]>[0],
  expected: string[],
  options: object,
): Promise<void> {
  const session = await lab.debug({ files: { 'main.mjs': program }, breakpoints: [], ...options });
  for (const place of expected) {
    expect(await session.stoppedAt('exception')).toBe(place);
    await session.continue();
  }
  expect(await session.ended()).toBe(1);
}

dapTest('no filter: nothing stops', (lab) => stops(lab, [], {}));

dapTest('all', (lab) => stops(lab, ['caught', 'number', 'rejection'], { exceptions: ['all'] }));

dapTest('caught', (lab) => stops(lab, ['caught', 'number'], { exceptions: ['caught'] }));

dapTest('uncaught', (lab) => stops(lab, ['rejection'], { exceptions: ['uncaught'] }));

dapTest('rejections', (lab) => stops(lab, ['rejection'], { exceptions: ['rejections'] }));

dapTest('conditions are evaluated where it is thrown, with the error', (lab) =>
  stops(lab, ['number', 'rejection'], {
    exceptionOptions: [{ filterId: 'all', condition: 'error === 42 || error instanceof RangeError' }],
  }),
);

dapTest('a condition that cannot be evaluated is said', async (lab) => {
  const session = await lab.debug({ files: { 'main.mjs': program }, breakpoints: [], launch: { stopOnEntry: true } });
  await session.stopped('entry');
  const { breakpoints } = (await session.client.request('setExceptionBreakpoints', {
    filters: ['uncaught', 'nonsense'],
    filterOptions: [{ filterId: 'all', condition: 'error instanceof' }],
  }))!;
  expect(breakpoints!.map(({ verified }) => verified)).toEqual([true, false, false]);
  expect(breakpoints![2]!.message).toContain('not an expression');
  await session.client.request('setExceptionBreakpoints', {
    filters: [],
    filterOptions: [{ filterId: 'all', condition: 'missing.thing' }],
  });
  await session.finish();
  expect(session.client.printed('console').match(/missing is not defined/g)).toHaveLength(1);
});
