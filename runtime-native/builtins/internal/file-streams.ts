/**
 * Web streams over files, for modules that may not import web/: what they need is handed over here.
 */
export interface FileStreams {
  /** A byte stream of what `read` gives until undefined; `end` runs once, when it is through, failed or cancelled. */
  readable(read: () => Promise<Uint8Array<ArrayBuffer> | undefined>, end: () => Promise<void>): object;
  /** A stream that writes its chunks one after the other; `end` runs once, when it is closed or aborted. */
  writable(write: (chunk: unknown) => Promise<void>, end: () => Promise<void>): object;
}

export let fileStreams: FileStreams;

/** Called once, by the streams. */
export function provideFileStreams(streams: FileStreams): void {
  fileStreams = streams;
}
