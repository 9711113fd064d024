/** The requests that the adapter has beyond the protocol. The extension shares this file. */

/** A file that a request has written. */
export interface WrittenFile {
  /** An absolute path. */
  file: string;
}

/** What is recorded: where time goes, or where memory is allocated. */
export type ProfileType = 'cpu' | 'heap';

/** Custom requests by name. */
export type CustomRequests = {
  /** Stepping passes over a file from now on, or no longer does. */
  toggleSkipFileStatus: { arguments: { resource?: string; sourceReference?: number }; body: undefined };
  /** Starts to record a profile; one at a time. */
  startProfile: { arguments: { type: ProfileType }; body: undefined };
  /**
   * Ends the recording and writes it, in the format of DevTools: to `file`, an absolute path, or to a new one in the
   * folder for temporary files.
   */
  stopProfile: { arguments: { file?: string }; body: WrittenFile };
  /** Writes a heap snapshot, in the same way. The program stands still meanwhile. */
  takeHeapSnapshot: { arguments: { file?: string }; body: WrittenFile };
};
