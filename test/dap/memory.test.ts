// Bytes of buffers, views and memories, read and written.
import { expect } from 'vitest';
import { dapTest } from './support/dap-lab.ts';

const program = `const buffer = new Uint8Array([0, 1, 2, 3, 4, 5, 250, 255]).buffer;
const view = new Uint16Array(buffer, 2, 2);
const data = new DataView(buffer, 6);
const memory = new WebAssembly.Memory({ initial: 1 });
const shared = new SharedArrayBuffer(4);
const plain = {};
console.log(buffer, view, data, memory, shared, plain); // @here
`;

dapTest('memory is read within its bounds', async (lab) => {
  const debugging = await lab.debug(program);
  await debugging.stopped('breakpoint');
  const variables = await debugging.visible();
  const read = async (name: string, offset: number | undefined, count: number) => {
    const { memoryReference } = variables.get(name)!;
    const {
      data,
      unreadableBytes = 0,
      address,
    } = (await debugging.client.request('readMemory', {
      memoryReference: memoryReference!,
      offset,
      count,
    }))!;
    return [address, [...Buffer.from(data ?? '', 'base64')], unreadableBytes];
  };
  expect(await read('buffer', undefined, 3)).toEqual(['0x0', [0, 1, 2], 0]);
  expect(await read('buffer', 6, 100)).toEqual(['0x6', [250, 255], 98]);
  expect(await read('buffer', 100, 5)).toEqual(['0x64', [], 5]);
  expect(await read('buffer', 0, 0)).toEqual(['0x0', [], 0]);
  expect(await read('view', 1, 8)).toEqual(['0x1', [3, 4, 5], 5]);
  expect(await read('data', 0, 8)).toEqual(['0x0', [250, 255], 6]);
  expect(await read('memory', 65_535, 2)).toEqual(['0xffff', [0], 1]);
  expect(await read('shared', 0, 4)).toEqual(['0x0', [0, 0, 0, 0], 0]);
  expect(variables.get('plain')!.memoryReference).toBe(undefined);
  const refused = debugging.client.request('readMemory', { memoryReference: 'nowhere', count: 1 });
  await expect(refused).rejects.toThrow('There is no memory nowhere');
  await debugging.finish();
});

dapTest('memory is written, and whoever shows it is told', async (lab) => {
  const debugging = await lab.debug(program);
  await debugging.stopped('breakpoint');
  const { memoryReference = '' } = await debugging.variable('buffer');
  const write = (offset: number, bytes: number[], allowPartial?: boolean) =>
    debugging.client.request('writeMemory', {
      memoryReference,
      offset,
      data: Buffer.from(bytes).toString('base64'),
      ...(allowPartial !== undefined && { allowPartial }),
    });
  expect((await write(1, [9, 8]))!.bytesWritten).toBe(2);
  expect(await debugging.client.event('memory')).toEqual({ memoryReference, offset: 1, count: 2 });
  await expect(write(7, [1, 2])).rejects.toThrow('2 bytes do not fit at 0x7');
  expect((await write(7, [1, 2], true))!.bytesWritten).toBe(1);
  expect((await write(8, [1], true))!.bytesWritten).toBe(0);
  await expect(
    debugging.client.request('writeMemory', { memoryReference, offset: 0, data: 'no base64!' }),
  ).rejects.toThrow('must be in base64');
  expect((await debugging.evaluate('new Uint8Array(buffer)')).result).toBe('Uint8Array(8) [0, 9, 8, 3, 4, 5, 250, 1]');
  expect((await debugging.variable('view')).value).toBe('Uint16Array(2) [776, 1284]');
  await debugging.finish();
});
