/** The bytes of buffers, views and memories of WebAssembly. */
import type { DebugProtocol as Dap } from '@vscode/debugprotocol';
import type { Handlers, RequestContext } from '../../dap/protocol.ts';
import { RequestError } from '../../dap/request-error.ts';
import type { SessionContext } from '../context.ts';
import type { Feature } from '../feature.ts';
import { callIn, ThrownInProgram } from '../values/in-program.ts';
import type { Values } from '../values/values.ts';

export class Memory implements Feature {
  readonly capabilities: Dap.Capabilities = { supportsReadMemoryRequest: true, supportsWriteMemoryRequest: true };
  readonly handlers: Handlers = {
    readMemory: (args) => this.#read(args),
    writeMemory: (args, request) => this.#write(args, request),
  };

  readonly #context: SessionContext;
  readonly #values: Values;

  constructor(context: SessionContext, values: Values) {
    this.#context = context;
    this.#values = values;
  }

  async #read({
    memoryReference,
    offset = 0,
    count,
  }: Dap.ReadMemoryArguments): Promise<Dap.ReadMemoryResponse['body']> {
    if (count < 0) throw new RequestError('"count" cannot be negative');
    const hex = offset < 0 ? '' : await this.#call(memoryReference, readBytes, [offset, count]);
    const bytes = Buffer.from(String(hex), 'hex');
    const missing = count - bytes.length;
    return {
      address: addressOf(offset),
      ...(bytes.length > 0 && { data: bytes.toString('base64') }),
      ...(missing > 0 && { unreadableBytes: missing }),
    };
  }

  async #write(
    { memoryReference, offset = 0, data, allowPartial = false }: Dap.WriteMemoryArguments,
    { afterwards }: RequestContext,
  ): Promise<Dap.WriteMemoryResponse['body']> {
    if (!/^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}(?:==)?|[A-Za-z0-9+/]{3}=?)?$/.test(data))
      throw new RequestError('"data" must be in base64');
    const bytes = Buffer.from(data, 'base64');
    const room = Number(await this.#call(memoryReference, countBytes, []));
    const fits = offset < 0 ? 0 : Math.max(0, Math.min(bytes.length, room - offset));
    if (fits < bytes.length && !allowPartial)
      throw new RequestError(
        `${bytes.length} bytes do not fit at ${addressOf(offset)}: there are ${room} bytes, nothing was written`,
      );
    if (fits > 0) {
      await this.#call(memoryReference, writeBytes, [offset, bytes.toString('hex', 0, fits)]);
      afterwards(() => this.#announce(memoryReference, offset, fits));
    }
    return { bytesWritten: fits };
  }

  #announce(memoryReference: string, offset: number, count: number): void {
    const { client, event } = this.#context;
    if (client.supportsMemoryEvent) event('memory', { memoryReference, offset, count });
    if (client.supportsInvalidatedEvent) event('invalidated', { areas: ['variables'] });
  }

  async #call(memoryReference: string, callee: (...args: never[]) => unknown, args: unknown[]): Promise<unknown> {
    const container = /^\d+$/.test(memoryReference) ? this.#values.references.get(Number(memoryReference)) : undefined;
    if (container?.objectId === undefined) throw new RequestError(`There is no memory ${memoryReference}`);
    const { value } = await callIn(
      this.#values.cdp,
      callee,
      container.objectId,
      args.map((value) => ({ value })),
      { objectGroup: this.#values.group('stop') },
    ).catch((error: unknown) => {
      if (error instanceof ThrownInProgram) throw new RequestError('That value has no bytes, or no longer');
      throw error;
    });
    return value;
  }
}

/** Buffers have no addresses of their own: the first byte is at 0. */
function addressOf(offset: number): string {
  return offset < 0 ? `-0x${(-offset).toString(16)}` : `0x${offset.toString(16)}`;
}

type Bytes = ArrayBuffer | ArrayBufferView<ArrayBuffer> | { readonly buffer: ArrayBuffer };

/** Runs in the program, as do those below: each has to bring all it needs. */
function countBytes(this: Bytes): number {
  const buffer = 'buffer' in this ? this.buffer : this;
  return ArrayBuffer.isView(this) ? this.byteLength : buffer.byteLength;
}

function readBytes(this: Bytes, offset: number, count: number): string {
  const buffer = 'buffer' in this ? this.buffer : this;
  const bytes = ArrayBuffer.isView(this)
    ? new Uint8Array(this.buffer, this.byteOffset, this.byteLength)
    : new Uint8Array(buffer);
  let hex = '';
  for (let index = offset; index < offset + count && index < bytes.length; index++) {
    const byte = bytes[index] as number;
    hex += (byte < 16 ? '0' : '') + byte.toString(16);
  }
  return hex;
}

function writeBytes(this: Bytes, offset: number, hex: string): void {
  const buffer = 'buffer' in this ? this.buffer : this;
  const bytes = ArrayBuffer.isView(this)
    ? new Uint8Array(this.buffer, this.byteOffset, this.byteLength)
    : new Uint8Array(buffer);
  for (let index = 0; index < hex.length / 2; index++) {
    bytes[offset + index] = Number.parseInt(hex.slice(2 * index, 2 * index + 2), 16);
  }
}
