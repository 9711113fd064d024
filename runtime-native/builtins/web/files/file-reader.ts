/**
 * FileReader: reading blobs with events.
 * @see https://w3c.github.io/FileAPI/#APIASynch
 */
import { printAttributes } from '../../internal/inspectable.ts';
import { ops } from '../../internal/native.ts';
import { mapGet, typedArrayBuffer } from '../../internal/primordials.ts';
import { queueTask } from '../../internal/tasks.ts';
import { isObject, toDOMString } from '../../internal/webidl/conversions.ts';
import { illegalInvocation, requireArguments } from '../../internal/webidl/errors.ts';
import { configureInterface } from '../../internal/webidl/interfaces.ts';
import { DOMException } from '../dom-exception.ts';
import { encodingOfBom, encodingOfLabel } from '../encoding/encodings.ts';
import { DecoderState } from '../encoding/text-decoder.ts';
import { defineHandlerAttributes } from '../event-handlers.ts';
import { dispatchTrusted, EventTarget } from '../event-target.ts';
import { parseMimeType } from '../fetch/mime-type.ts';
import { ProgressEvent } from '../progress-event.ts';
import { type Blob, toBlob } from './blob.ts';
import { type BlobState, blobState } from './blob-state.ts';

const STATES = { EMPTY: 0, LOADING: 1, DONE: 2 } as const;

type Result = string | ArrayBuffer | null;
/** The standard's "package data". */
type Package = (blob: BlobState) => Result;

interface ReaderState {
  readyState: 0 | 1 | 2;
  result: Result;
  error: DOMException | null;
  /** Stands for the read under way: another one, or none, when it has been aborted. */
  read: object | undefined;
}

const toArrayBuffer: Package = (blob) => typedArrayBuffer(blob.copy()) as ArrayBuffer;
const toBinaryString: Package = (blob) => ops.isomorphicDecode(blob.joined());

function toDataUrl(blob: BlobState): string {
  const type = blob.type === '' ? 'application/octet-stream' : blob.type;
  return `data:${type};base64,${ops.encodeBase64(toBinaryString(blob) as string)}`;
}

function charsetOf(type: string): string | undefined {
  const mimeType = parseMimeType(type);
  return mimeType === null ? undefined : mapGet(mimeType.parameters, 'charset');
}

/** The encoding of the label, else of the blob's type, else UTF-8; a byte order mark overrules all. */
function toText(blob: BlobState, label: string | undefined): string {
  const bytes = blob.joined();
  const given = label === undefined ? undefined : encodingOfLabel(label);
  const charset = given === undefined ? charsetOf(blob.type) : undefined;
  const fallback = given ?? (charset === undefined ? undefined : encodingOfLabel(charset)) ?? 'utf-8';
  const encoding = encodingOfBom(bytes) ?? fallback;
  // The encoding "replacement" gives one error for whatever there is.
  if (encoding === 'replacement') return blob.size === 0 ? '' : '\ufffd';
  return new DecoderState(encoding, undefined, 'FileReader.readAsText').decode(bytes, true);
}

let stateOf: (value: unknown) => ReaderState;
let isFileReader: (value: object) => boolean;

function fire(reader: FileReader, type: string, loaded: number, total: number): void {
  dispatchTrusted(reader, new ProgressEvent(type, { lengthComputable: true, loaded, total }));
}

/** The standard's "read operation". All bytes are there, so that there is one progress event. */
function startRead(reader: FileReader, blob: Blob, pack: Package): void {
  const state = stateOf(reader);
  if (state.readyState === STATES.LOADING) {
    throw new DOMException('The reader is reading already', 'InvalidStateError');
  }
  const read = {};
  state.read = read;
  state.readyState = STATES.LOADING;
  state.result = null;
  state.error = null;
  const bytes = blobState(blob) as BlobState;
  const { size } = bytes;
  const inTask = (steps: () => void): void =>
    queueTask('FileReader', () => {
      if (state.read === read) steps();
    });
  inTask(() => fire(reader, 'loadstart', 0, size));
  if (size > 0) inTask(() => fire(reader, 'progress', size, size));
  inTask(() => {
    state.read = undefined;
    state.readyState = STATES.DONE;
    state.result = pack(bytes);
    fire(reader, 'load', size, size);
    // In a task of its own, so that reactions to the load come first, as after every callback of a browser.
    queueTask('FileReader', () => {
      if (state.readyState !== STATES.LOADING) fire(reader, 'loadend', size, size);
    });
  });
}

export class FileReader extends EventTarget {
  readonly #state: ReaderState = { readyState: STATES.EMPTY, result: null, error: null, read: undefined };

  static {
    isFileReader = (value) => #state in value;
    stateOf = (value) => {
      if (!isObject(value) || !(#state in value)) throw illegalInvocation('FileReader');
      return (value as FileReader).#state;
    };
  }

  get readyState(): number {
    return stateOf(this).readyState;
  }

  get result(): Result {
    return stateOf(this).result;
  }

  get error(): DOMException | null {
    return stateOf(this).error;
  }

  readAsArrayBuffer(blob: unknown): void {
    stateOf(this);
    requireArguments('FileReader.readAsArrayBuffer', arguments.length, 1);
    startRead(this, toBlob(blob, 'FileReader.readAsArrayBuffer, blob'), toArrayBuffer);
  }

  readAsBinaryString(blob: unknown): void {
    stateOf(this);
    requireArguments('FileReader.readAsBinaryString', arguments.length, 1);
    startRead(this, toBlob(blob, 'FileReader.readAsBinaryString, blob'), toBinaryString);
  }

  readAsText(blob: unknown, encoding: unknown = undefined): void {
    stateOf(this);
    requireArguments('FileReader.readAsText', arguments.length, 1);
    const source = toBlob(blob, 'FileReader.readAsText, blob');
    const label = encoding === undefined ? undefined : toDOMString(encoding);
    startRead(this, source, (bytes) => toText(bytes, label));
  }

  readAsDataURL(blob: unknown): void {
    stateOf(this);
    requireArguments('FileReader.readAsDataURL', arguments.length, 1);
    startRead(this, toBlob(blob, 'FileReader.readAsDataURL, blob'), toDataUrl);
  }

  abort(): void {
    const state = stateOf(this);
    state.result = null;
    if (state.readyState !== STATES.LOADING) return;
    state.readyState = STATES.DONE;
    state.read = undefined;
    state.error = new DOMException('The read was aborted', 'AbortError');
    fire(this, 'abort', 0, 0);
    if (state.readyState !== (STATES.LOADING as number)) fire(this, 'loadend', 0, 0);
  }
}
defineHandlerAttributes(
  FileReader.prototype,
  ['loadstart', 'progress', 'load', 'abort', 'error', 'loadend'],
  (target) => isFileReader(target),
);
configureInterface(FileReader, 'FileReader', STATES);
printAttributes(FileReader.prototype, ['readyState', 'result', 'error']);
