/** Buffers that a byte stream has been asked to fill, and the views on them that it hands out. */
import { typedArrayTag } from '../../internal/primordials.ts';

export type ViewConstructor = new (buffer: ArrayBuffer, byteOffset: number, length: number) => ArrayBufferView;

/** @see https://streams.spec.whatwg.org/#pull-into-descriptor */
export interface PullInto {
  buffer: ArrayBuffer;
  readonly bufferByteLength: number;
  readonly byteOffset: number;
  readonly byteLength: number;
  bytesFilled: number;
  readonly minimumFill: number;
  readonly elementSize: number;
  readonly constructView: ViewConstructor;
  /** 'none' when the lock of the reader that asked has been released. */
  readerType: 'default' | 'byob' | 'none';
}

interface ViewType {
  readonly constructView: ViewConstructor;
  readonly elementSize: number;
}

const VIEW_TYPES: Readonly<Record<string, ViewType>> = {
  __proto__: null as never,
  Int8Array: { constructView: Int8Array, elementSize: 1 },
  Uint8Array: { constructView: Uint8Array, elementSize: 1 },
  Uint8ClampedArray: { constructView: Uint8ClampedArray, elementSize: 1 },
  Int16Array: { constructView: Int16Array, elementSize: 2 },
  Uint16Array: { constructView: Uint16Array, elementSize: 2 },
  Int32Array: { constructView: Int32Array, elementSize: 4 },
  Uint32Array: { constructView: Uint32Array, elementSize: 4 },
  Float16Array: { constructView: Float16Array, elementSize: 2 },
  Float32Array: { constructView: Float32Array, elementSize: 4 },
  Float64Array: { constructView: Float64Array, elementSize: 8 },
  BigInt64Array: { constructView: BigInt64Array, elementSize: 8 },
  BigUint64Array: { constructView: BigUint64Array, elementSize: 8 },
};
const DATA_VIEW: ViewType = { constructView: DataView, elementSize: 1 };

function viewTypeOf(view: ArrayBufferView): ViewType {
  const tag = typedArrayTag(view);
  return tag === undefined ? DATA_VIEW : (VIEW_TYPES[tag] as ViewType);
}

export const elementSizeOf = (view: ArrayBufferView): number => viewTypeOf(view).elementSize;
export const viewConstructorOf = (view: ArrayBufferView): ViewConstructor => viewTypeOf(view).constructView;

export function makeView(
  constructView: ViewConstructor,
  buffer: ArrayBuffer,
  byteOffset: number,
  length: number,
): ArrayBufferView {
  return new constructView(buffer, byteOffset, length);
}
