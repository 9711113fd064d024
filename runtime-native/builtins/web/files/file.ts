/**
 * File: a blob with a name.
 * @see https://w3c.github.io/FileAPI/#file-section
 */
import { printAttributes } from '../../internal/inspectable.ts';
import { defineSerializable } from '../../internal/structured-clone.ts';
import { member, toDictionary } from '../../internal/webidl/compound.ts';
import { isObject, toLongLong, toUSVString } from '../../internal/webidl/conversions.ts';
import { illegalInvocation, requireArguments } from '../../internal/webidl/errors.ts';
import { configureInterface } from '../../internal/webidl/interfaces.ts';
import { Blob, giveBlobState } from './blob.ts';
import { makeBlobState, toBlobParts, toBlobPropertyBag } from './blob-parts.ts';
import { BlobState, blobState } from './blob-state.ts';

const { now } = Date;

interface FileState {
  readonly name: string;
  /** Milliseconds since the epoch. */
  readonly lastModified: number;
}

interface Given extends FileState {
  readonly blob: BlobState;
}

/** Handed to the constructor by this file: the state exists already. */
let given: Given | undefined;

function fromArguments(fileBits: unknown, fileName: unknown, options: unknown): Given {
  const parts = toBlobParts(fileBits, 'File constructor, fileBits');
  const name = toUSVString(fileName);
  const what = 'File constructor, options';
  const bag = toBlobPropertyBag(options, what);
  const lastModified = member<number | undefined>(
    toDictionary(options, what),
    'lastModified',
    toLongLong,
    undefined,
    what,
  );
  return { blob: makeBlobState(parts, bag), name, lastModified: lastModified ?? now() };
}

let stateOf: (value: unknown) => FileState;
export let isFile: (value: unknown) => value is File;

export class File extends Blob {
  readonly #state: FileState;

  static {
    isFile = (value): value is File => isObject(value) && #state in value;
    stateOf = (value) => {
      if (!isObject(value) || !(#state in value)) throw illegalInvocation('File');
      return (value as File).#state;
    };
  }

  constructor(fileBits: unknown, fileName: unknown, options: unknown = undefined) {
    let state = given;
    given = undefined;
    if (state === undefined) {
      requireArguments('File constructor', arguments.length, 2);
      state = fromArguments(fileBits, fileName, options);
    }
    giveBlobState(state.blob);
    super();
    this.#state = state;
  }

  get name(): string {
    return stateOf(this).name;
  }

  get lastModified(): number {
    return stateOf(this).lastModified;
  }
}
configureInterface(File, 'File');
printAttributes(File.prototype, ['size', 'type', 'name', 'lastModified']);

/** A file with the bytes and, unless another is given, the type of `blob`. */
export function makeFile(blob: Blob, name: string, type?: string, lastModified = now()): File {
  const state = blobState(blob) as BlobState;
  given = {
    blob: type === undefined ? state : new BlobState(state.segments, state.size, type),
    name,
    lastModified,
  };
  return new File(undefined, undefined);
}

defineSerializable<File, Given>(File, {
  isInstance: isFile,
  serialize(file) {
    const { lastModified, name } = stateOf(file);
    return { blob: blobState(file) as BlobState, name, lastModified };
  },
  deserialize(data) {
    given = data;
    return new File(undefined, undefined);
  },
});

export const fileName = (file: File): string => stateOf(file).name;
