/** Files as objects. */

/** What blobs are made of. @since 0.1.0 */
type BlobPart = ArrayBuffer | ArrayBufferView<ArrayBuffer> | Blob | string;

/** Options of a Blob. @since 0.1.0 */
interface BlobPropertyBag {
  /** `native`: line endings of strings become line feeds. @default 'transparent' */
  endings?: 'native' | 'transparent';
  /** Media type; empty if it has other characters than printable ones of ASCII. @default '' */
  type?: string;
}

/**
 * Bytes that never change, with a media type.
 * @remarks All bytes are in memory. Blobs of blobs, and slices, share them.
 * @since 0.1.0
 * @see https://w3c.github.io/FileAPI/#blob-section
 */
interface Blob {
  /** In bytes. */
  readonly size: number;
  /** Media type in lower case, or empty. */
  readonly type: string;
  /** A copy of the bytes. */
  arrayBuffer(): Promise<ArrayBuffer>;
  /** A copy of the bytes. */
  bytes(): Promise<Uint8Array<ArrayBuffer>>;
  /**
   * A part of it.
   * @param start first byte; negative: from the end
   * @param end behind the last byte; negative: from the end
   * @param contentType media type of the part; default: none
   */
  slice(start?: number, end?: number, contentType?: string): Blob;
  /** The bytes in pieces of at most 64 KiB. */
  stream(): ReadableStream<Uint8Array<ArrayBuffer>>;
  /** The bytes decoded as UTF-8, without a byte order mark. */
  text(): Promise<string>;
}
declare var Blob: {
  readonly prototype: Blob;
  /** Copies the bytes of buffers and encodes strings as UTF-8. @param blobParts default: none */
  new (blobParts?: Iterable<BlobPart>, options?: BlobPropertyBag): Blob;
};

/** Options of a File. @since 0.1.0 */
interface FilePropertyBag extends BlobPropertyBag {
  /** Milliseconds since 1970 in UTC. @default now */
  lastModified?: number;
}

/**
 * A blob with a name.
 * @since 0.1.0
 * @see https://w3c.github.io/FileAPI/#file-section
 */
interface File extends Blob {
  /** Milliseconds since 1970 in UTC. */
  readonly lastModified: number;
  /** Its name, without a path by convention. */
  readonly name: string;
}
declare var File: {
  readonly prototype: File;
  new (fileBits: Iterable<BlobPart>, fileName: string, options?: FilePropertyBag): File;
};

/**
 * Reads blobs with events. `Blob.prototype.text()` and its like are simpler.
 * @remarks All bytes are in memory: there is one event `progress` for each read.
 * @since 0.1.0
 * @see https://w3c.github.io/FileAPI/#APIASynch
 */
interface FileReader extends EventTarget {
  /** The read has ended. */
  readonly DONE: 2;
  /** Nothing has been read yet. */
  readonly EMPTY: 0;
  /** A read is under way. */
  readonly LOADING: 1;
  /** Why the last read failed; null if it did not. */
  readonly error: DOMException | null;
  /** Called when the read was aborted. */
  onabort: ((this: FileReader, event: ProgressEvent) => unknown) | null;
  /** Called when the read failed. */
  onerror: ((this: FileReader, event: ProgressEvent) => unknown) | null;
  /** Called when the read has succeeded. */
  onload: ((this: FileReader, event: ProgressEvent) => unknown) | null;
  /** Called when the read has ended in any way. */
  onloadend: ((this: FileReader, event: ProgressEvent) => unknown) | null;
  /** Called when the read begins. */
  onloadstart: ((this: FileReader, event: ProgressEvent) => unknown) | null;
  /** Called when bytes have been read. */
  onprogress: ((this: FileReader, event: ProgressEvent) => unknown) | null;
  /** `EMPTY`, `LOADING` or `DONE`. */
  readonly readyState: 0 | 1 | 2;
  /** What was read; null until then, and after an error. */
  readonly result: string | ArrayBuffer | null;
  /** Ends the read under way. */
  abort(): void;
  /** Reads a copy of the bytes. @throws {DOMException} `InvalidStateError` while a read is under way */
  readAsArrayBuffer(blob: Blob): void;
  /** One character for each byte. @throws {DOMException} `InvalidStateError` while a read is under way */
  readAsBinaryString(blob: Blob): void;
  /** Reads a `data:` URL. @throws {DOMException} `InvalidStateError` while a read is under way */
  readAsDataURL(blob: Blob): void;
  /**
   * Reads the bytes decoded.
   * @param encoding default: that of the blob's type, or UTF-8; a byte order mark overrules both
   * @throws {DOMException} `InvalidStateError` while a read is under way
   */
  readAsText(blob: Blob, encoding?: string): void;
}
declare var FileReader: {
  readonly prototype: FileReader;
  new (): FileReader;
  /** The read has ended. */
  readonly DONE: 2;
  /** Nothing has been read yet. */
  readonly EMPTY: 0;
  /** A read is under way. */
  readonly LOADING: 1;
};

/**
 * Tells how far something has come.
 * @since 0.1.0
 * @see https://xhr.spec.whatwg.org/#interface-progressevent
 */
interface ProgressEvent extends Event {
  /** Whether `total` is known. */
  readonly lengthComputable: boolean;
  /** How much is done. */
  readonly loaded: number;
  /** How much there is to do, or 0. */
  readonly total: number;
}
declare var ProgressEvent: {
  readonly prototype: ProgressEvent;
  new (type: string, eventInitDict?: ProgressEventInit): ProgressEvent;
};

/** Members of a {@link ProgressEvent} that is made by a script. @since 0.1.0 */
interface ProgressEventInit extends EventInit {
  /** Whether `total` is known. @default false */
  lengthComputable?: boolean;
  /** How much is done. @default 0 */
  loaded?: number;
  /** How much there is to do. @default 0 */
  total?: number;
}
