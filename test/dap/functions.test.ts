// Breakpoints on functions, by their names.
import { expect } from 'vitest';
import { dapTest, forms } from './support/dap-lab.ts';

const files = {
  'main.mjs': `import { late } from './late.mjs';
function plain(n) {
  return n; // @plain
}
class Shape {
  draw() { return 1; } // @draw
  static make() { return new Shape(); } // @make
  #hidden() {} // @hidden
  show() { this.#hidden(); }
}
plain(1);
Shape.make().draw();
new Shape().show();
plain(2);
late();
JSON.parse('[]'); // @parse
const made = new Function('return 5;');
(0, eval)('function evaluated() { return 1; }');
evaluated();
`,
  'late.mjs': 'export const late = () => 1; // @late\n',
};

dapTest(
  'functions, methods, built-ins and what is evaluated stop at their beginnings',
  async (lab) => {
    const names = ['plain', 'Shape.draw', 'make', '#hidden', 'late', 'JSON.parse', 'evaluated'];
    const session = await lab.debug({
      files,
      breakpoints: [],
      functionBreakpoints: names.map((name) => ({ name })),
    });
    const places: string[] = [];
    for (let count = 0; count < 8; count++) {
      await session.stopped('function breakpoint');
      expect(session.stop!.hitBreakpointIds).toHaveLength(1);
      places.push(await session.place());
      await session.continue();
    }
    expect(places.slice(0, 7)).toEqual(['plain', 'make', 'draw', 'hidden', 'plain', 'late', 'parse']);
    expect(places[7]).toMatch(/^<eval \d+>:1$/);
    await session.ended();
  },
  forms,
);

dapTest('conditions, hit counts; those that stay keep their ids; removal', async (lab) => {
  const session = await lab.debug({
    files: {
      'main.mjs': 'debugger;\nfunction f(n) {\n  return n; // @f\n}\nfor (let i = 0; i < 9; i++) f(i);\nf(10);\n',
    },
    breakpoints: [],
  });
  await session.stopped();
  const set = async (...breakpoints: object[]) =>
    (await session.client.request('setFunctionBreakpoints', { breakpoints: breakpoints as { name: string }[] }))
      .breakpoints;
  const [f] = await set({ name: 'f', condition: 'n % 2', hitCondition: '2' });
  expect(f).toMatchObject({ verified: true, line: 3 });
  expect(await session.continueTo('function breakpoint')).toBe('f');
  expect((await session.evaluate('n')).result).toBe('3');
  const again = await set({ name: 'f', condition: 'n % 2', hitCondition: '2' }, { name: 'nobody' }, { name: 'a b' });
  expect(again.map(({ id, verified }) => [id === f!.id, verified])).toEqual([
    [true, true],
    [false, false],
    [false, false],
  ]);
  expect(again[1]!.message).toContain('nobody');
  expect(again[2]!.message).toContain('no name');
  await set({ name: 'f', condition: 'n ===' });
  expect((await set({ name: 'f', condition: 'n ===' }))[0]).toMatchObject({ verified: false });
  await session.finish();
});

dapTest('a program made by a bundler has them, too', async (lab) => {
  const { bundledByEsbuild } = await import('./support/mapped-programs.ts');
  const program = bundledByEsbuild(lab);
  const session = await lab.debug({
    files: program,
    main: 'out/main.js',
    breakpoints: [],
    functionBreakpoints: [{ name: 'area' }],
  });
  expect(await session.stoppedAt('function breakpoint')).toBe('area');
  await session.finish();
});
