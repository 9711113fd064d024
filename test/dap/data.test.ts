// Breakpoints on the properties of objects.
import { expect } from 'vitest';
import { type DapLab, dapTest } from './support/dap-lab.ts';
import type { Debugging } from './support/debugging.ts';

const program = `const tool = { size: 1, list: [1, 2], get area() { return this.size ** 2; } };
Object.defineProperty(tool, 'fixed', { value: 1 });
const start = 0; // @start
tool.size = 2; // @write
const read = tool.size; // @read
function grow() {
  tool.size++; // @grow
  return read; // @grown
}
grow();
tool.list[1] = 5; // @element
for (let i = 0; i < 6; i++) tool.size = i; // @loop
const heir = Object.create(tool);
heir.size = 100;
console.log(tool.size, heir.size, JSON.stringify(tool), Object.getOwnPropertyDescriptor(tool, 'size').value);
`;

async function started(lab: DapLab): Promise<Debugging> {
  const session = await lab.debug({ files: { 'main.mjs': program }, breakpoints: ['start'] });
  await session.stopped('breakpoint');
  return session;
}

async function idOf(session: Debugging, name: string): Promise<string> {
  const frameId = await session.frameId();
  const { dataId, description } = await session.client.request('dataBreakpointInfo', { name, frameId });
  if (dataId === null) throw new Error(description);
  return dataId;
}

dapTest('writes stop on the line that writes, with the frames and variables of there', async (lab) => {
  const session = await started(lab);
  const tool = await session.variable('tool');
  const info = await session.client.request('dataBreakpointInfo', {
    variablesReference: tool.variablesReference,
    name: 'size',
  });
  expect(info).toMatchObject({ dataId: expect.any(String), accessTypes: ['write', 'read', 'readWrite'] });
  const { breakpoints } = await session.client.request('setDataBreakpoints', {
    breakpoints: [{ dataId: info.dataId! }],
  });
  expect(breakpoints).toMatchObject([{ verified: true }]);
  expect(await session.continueTo('data breakpoint')).toBe('write');
  expect(session.stop).toMatchObject({ hitBreakpointIds: [breakpoints[0]!.id], text: 'size: 1 → 2' });
  expect(await session.stackLines()).toEqual(['<anonymous> main.mjs:4']);
  expect((await session.evaluate('tool.size')).result).toBe('2');
  expect(await session.step('next')).toBe('read');
  expect(await session.continueTo('data breakpoint')).toBe('grow');
  expect(await session.stackLines()).toEqual(['grow main.mjs:7', '<anonymous> main.mjs:10']);
  expect(await session.step('stepOut')).toMatch(/main\.mjs:10|element/);
  await session.client.request('setDataBreakpoints', { breakpoints: [] });
  await session.finish();
  expect(session.stdout).toBe('5 100 {"size":5,"list":[1,5],"area":25} 5\n');
});

dapTest('steps go on from the line that writes', async (lab) => {
  const session = await started(lab);
  await session.client.request('setDataBreakpoints', { breakpoints: [{ dataId: await idOf(session, 'tool.size') }] });
  await session.continueTo('data breakpoint');
  expect(await session.continueTo('data breakpoint')).toBe('grow');
  expect(await session.step('next')).toBe('grown');
  await session.client.request('disconnect', {});
});

dapTest('reads, elements, conditions and hit counts', async (lab) => {
  const session = await started(lab);
  const breakpoints = [
    { dataId: await idOf(session, 'tool["si" + "ze"]'), accessType: 'read' as const, hitCondition: '1' },
    { dataId: await idOf(session, 'tool.list[1]') },
  ];
  await session.client.request('setDataBreakpoints', { breakpoints });
  expect(await session.continueTo('data breakpoint')).toBe('read');
  expect(await session.continueTo('data breakpoint')).toBe('element');
  const dataId = await idOf(session, 'tool.size');
  await session.client.request('setDataBreakpoints', {
    breakpoints: [{ dataId, condition: 'i > 1', hitCondition: '2' }],
  });
  expect(await session.continueTo('data breakpoint')).toBe('loop');
  expect((await session.evaluate('i')).result).toBe('3');
  expect(
    (await session.client.request('setDataBreakpoints', { breakpoints: [{ dataId, condition: 'i >' }] })).breakpoints,
  ).toMatchObject([{ verified: false, message: expect.stringContaining('condition') }]);
  expect(await session.finish()).toBe(0);
});

dapTest('what cannot be watched says why', async (lab) => {
  const session = await started(lab);
  const frameId = await session.frameId();
  const why = async (name: string) => {
    const { dataId, description } = await session.client.request('dataBreakpointInfo', { name, frameId });
    expect(dataId).toBeNull();
    return description;
  };
  expect(await why('start')).toMatch(/no variables/);
  expect(await why('tool.area')).toMatch(/accessor/);
  expect(await why('tool.fixed')).toMatch(/redefined/);
  expect(await why('tool.missing')).toMatch(/no such property/);
  expect(await why('tool.toString')).toMatch(/inherited/);
  expect(await why('nobody.size')).toMatch(/nobody/);
  expect(await why('1 + 1')).toMatch(/no property/);
  const scope = (await session.scopes()).find(({ name }) => name === 'Module')!;
  const info = await session.client.request('dataBreakpointInfo', {
    variablesReference: scope.variablesReference,
    name: 'start',
  });
  expect(info.dataId).toBeNull();
  const { breakpoints } = await session.client.request('setDataBreakpoints', { breakpoints: [{ dataId: 'x' }] });
  expect(breakpoints[0]).toMatchObject({ verified: false });
  await session.finish();
});
