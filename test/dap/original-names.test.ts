// A program whose names were made short: what the programmer wrote is what is seen and understood.
import { expect } from 'vitest';
import { dapTest } from './support/dap-lab.ts';
import { bundledByEsbuild } from './support/mapped-programs.ts';

dapTest('variables, expressions, assignments and completions have the names of the sources', async (lab) => {
  const program = bundledByEsbuild(lab, { minify: true, keepNames: false });
  const session = await lab.debug({ files: program, main: 'out/main.js', breakpoints: ['area'] });
  expect(await session.stoppedAt('breakpoint')).toBe('area');
  expect((await session.variable('shape')).value).toContain('square');
  expect((await session.evaluate('shape.side * 10', 'watch')).result).toBe('20');
  expect((await session.evaluate('({ shape }).shape.side', 'hover')).result).toBe('2');
  const { targets } = await session.client.request('completions', {
    frameId: await session.frameId(),
    text: 'sha',
    column: 4,
  });
  expect(targets.map(({ label }) => label)).toContain('shape');
  await session.evaluate('shape = { kind: "square", side: 5 }', 'repl');
  expect((await session.evaluate('shape.side', 'watch')).result).toBe('5');
  const [scope] = await session.scopes();
  const set = await session.client.request('setVariable', {
    variablesReference: scope!.variablesReference,
    name: 'shape',
    value: '{ kind: "square", side: 3 }',
  });
  expect(set.value).toContain('3');
  await session.finish();
  expect(session.stdout).toBe('27\n');
});

dapTest('conditions and log messages understand them, too', async (lab) => {
  const program = bundledByEsbuild(lab, { minify: true });
  const session = await lab.debug({
    files: program,
    main: 'out/main.js',
    breakpoints: { area: { condition: 'shape.side === 2' }, call: { logMessage: 'factor {options.factor}' } },
  });
  expect(await session.stoppedAt('breakpoint')).toBe('area');
  await session.finish();
  expect(session.client.printed('console')).toBe('factor 3\n');
  expect(session.stdout).toBe('12\n');
});
