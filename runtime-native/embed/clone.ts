/** Structured clone to and from bytes that V8 on the other side reads. */
import { Deserializer, Serializer } from 'node:v8';

class CloneSerializer extends Serializer {
  // Node's hook: the class of the error for what cannot be cloned, called with the message.
  readonly _getDataCloneError = function dataCloneError(message: string): DOMException {
    return new DOMException(message, 'DataCloneError');
  };

  readonly _getSharedArrayBufferId = (): never => {
    throw new DOMException('A SharedArrayBuffer cannot be shared with an isolate.', 'DataCloneError');
  };
}

/**
 * The bytes of a structured clone.
 * @throws {DOMException} DataCloneError when the value cannot be cloned
 */
export function cloneToBytes(value: unknown): Uint8Array {
  const serializer = new CloneSerializer();
  serializer.writeHeader();
  serializer.writeValue(value);
  return serializer.releaseBuffer();
}

/** The value of a structured clone. */
export function cloneFromBytes(bytes: Uint8Array): unknown {
  const deserializer = new Deserializer(bytes);
  deserializer.readHeader();
  return deserializer.readValue();
}
