/** @see https://encoding.spec.whatwg.org/#interface-textencoder */
import { printAttributes } from '../../internal/inspectable.ts';
import { ops } from '../../internal/native.ts';
import { stringCharCodeAt, typedArrayTag } from '../../internal/primordials.ts';
import { toBufferView } from '../../internal/webidl/buffers.ts';
import { isObject, toDOMString } from '../../internal/webidl/conversions.ts';
import { illegalInvocation, requireArguments } from '../../internal/webidl/errors.ts';
import { configureInterface } from '../../internal/webidl/interfaces.ts';

const { utf8Encode, utf8EncodeInto } = ops;

/** Up to here a loop is faster than a call of the core, and V8 keeps the bytes in its heap. */
const SHORT = 64;

/** The bytes of a short text; undefined if it has other characters than those of ASCII. */
function encodeShort(text: string): Uint8Array<ArrayBuffer> | undefined {
  const { length } = text;
  const bytes = new Uint8Array(length);
  for (let index = 0; index < length; index++) {
    const unit = stringCharCodeAt(text, index);
    if (unit > 0x7f) return undefined;
    bytes[index] = unit;
  }
  return bytes;
}

/** Takes the numbers of code units read and of bytes written. */
const counts = new Uint32Array(2);

/** The dictionary `TextEncoderEncodeIntoResult`. */
interface EncodeIntoResult {
  read: number;
  written: number;
}

export class TextEncoder {
  readonly #isEncoder = true;

  get encoding(): string {
    if (!isObject(this) || !(#isEncoder in this)) throw illegalInvocation('TextEncoder');
    return 'utf-8';
  }

  encode(input: unknown = ''): Uint8Array<ArrayBuffer> {
    if (!isObject(this) || !(#isEncoder in this)) throw illegalInvocation('TextEncoder');
    // The op does what the conversion to a USVString would do.
    const text = toDOMString(input);
    return (text.length <= SHORT ? encodeShort(text) : undefined) ?? utf8Encode(text);
  }

  encodeInto(source: unknown, destination: unknown): EncodeIntoResult {
    if (!isObject(this) || !(#isEncoder in this)) throw illegalInvocation('TextEncoder');
    requireArguments('TextEncoder.encodeInto', arguments.length, 2);
    const text = toDOMString(source);
    if (typedArrayTag(destination) !== 'Uint8Array') {
      throw new TypeError('TextEncoder.encodeInto, destination: not a Uint8Array');
    }
    utf8EncodeInto(
      text,
      toBufferView(destination, 'TextEncoder.encodeInto, destination', ALLOWED) as Uint8Array,
      counts,
    );
    return { read: counts[0] as number, written: counts[1] as number };
  }
}
const ALLOWED = { shared: true };
configureInterface(TextEncoder, 'TextEncoder');
printAttributes(TextEncoder.prototype, ['encoding']);
