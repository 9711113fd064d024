// Variables of minified programs have the names of their sources.
import { expect } from 'vitest';
import { dapTest } from './support/dap-lab.ts';
import { bundledByEsbuild } from './support/mapped-programs.ts';

dapTest('in scopes, expressions, assignments and completions', async (lab) => {
  const program = bundledByEsbuild(lab, { minifyIdentifiers: true, minifyWhitespace: true });
  const debugging = await lab.debug({ files: program, main: 'out/main.js', breakpoints: ['scale', 'area'] });
  const { client } = debugging;
  expect(await debugging.stoppedAt('breakpoint')).toBe('scale');
  const variables = await debugging.visible();
  expect([...variables.keys()]).toEqual(expect.arrayContaining(['shape', 'factor']));
  expect(variables.get('shape')).toMatchObject({ value: "{kind: 'square', side: 2}", evaluateName: 'shape' });
  for (const context of ['hover', 'watch', 'repl', 'clipboard'] as const) {
    expect((await debugging.evaluate('shape.side * factor', context)).result).toBe('6');
  }
  expect((await debugging.evaluate('{ factor }')).result).toBe('{factor: 3}');
  expect((await debugging.evaluate('[1].map((factor) => factor + shape.side)')).result).toBe('(1) [3]');

  const frameId = await debugging.frameId();
  const { targets } = await client.request('completions', { text: 'fac', column: 4, frameId });
  expect(targets).toMatchObject([{ label: 'factor' }]);
  for (const { variablesReference } of await debugging.scopes()) {
    const names = (await debugging.children(variablesReference)).map(({ name }) => name);
    if (!names.includes('factor')) continue;
    await client.request('setVariable', { variablesReference, name: 'factor', value: '10' });
  }
  expect((await debugging.evaluate('factor')).result).toBe('10');
  await client.request('setExpression', { expression: 'factor', value: 'factor * 2', frameId });
  expect((await debugging.variable('factor')).value).toBe('20');

  await debugging.continueTo();
  expect((await debugging.variable('shape')).value).toBe("{kind: 'square', side: 2}");
  await debugging.finish();
  expect(debugging.stdout).toBe('80\n');
});

dapTest('stacks of errors are those of the sources', async (lab) => {
  const program = bundledByEsbuild(lab, { minifyIdentifiers: true, minifyWhitespace: true });
  const debugging = await lab.debug({
    files: program,
    main: 'out/main.js',
    breakpoints: ['scale', 'area'],
    exceptions: ['all'],
  });
  await debugging.stopped('breakpoint');
  const { result } = await debugging.evaluate('area(null)', 'repl');
  expect(result).toContain("Cannot read properties of null (reading 'side')");
  expect(result).toContain(`${program.path('src/shape.ts')}:4:`);
  await debugging.continueTo();
  await debugging.evaluate('shape = null', 'repl');
  await debugging.continue();
  const { threadId } = await debugging.stopped('exception');
  const { details } = await debugging.client.request('exceptionInfo', { threadId });
  expect(details?.stackTrace).toContain(`${program.path('src/shape.ts')}:4:`);
  expect(details?.stackTrace).not.toContain('main.js');
  await debugging.client.request('disconnect', {});
});
