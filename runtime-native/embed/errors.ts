/** The errors that say that an isolate, not its program, came to an end or cannot go on. */

/** The base of the errors of this package. Errors of the program itself keep their own classes and names. */
export class JSTimeError extends Error {
  override readonly name: string = 'JSTimeError';
  /** Stable, for programs to look at: `ERR_JSTIME_…`. */
  readonly code: string = 'ERR_JSTIME';
}

/** The instance was terminated or disposed, before the call or while it ran. */
export class JSTimeTerminatedError extends JSTimeError {
  override readonly name = 'JSTimeTerminatedError';
  override readonly code = 'ERR_JSTIME_TERMINATED';
}

/** The program called `process.exit()`, which ends its instance. */
export class JSTimeExitError extends JSTimeError {
  override readonly name = 'JSTimeExitError';
  override readonly code = 'ERR_JSTIME_EXIT';
  /** What the program gave to `process.exit()`; 0 to 255. */
  readonly exitCode: number;

  constructor(exitCode: number) {
    super(`the program ended its isolate with process.exit(${exitCode})`);
    this.exitCode = exitCode;
  }
}

/** The isolate reached its heap limit, which ends the instance. The stack is the program's. */
export class JSTimeOutOfMemoryError extends JSTimeError {
  override readonly name = 'JSTimeOutOfMemoryError';
  override readonly code = 'ERR_JSTIME_OUT_OF_MEMORY';

  constructor(maxHeapSizeMB: number | undefined, stack: string) {
    const limit = maxHeapSizeMB === undefined ? "V8's limit for this machine" : `${maxHeapSizeMB} MB`;
    super(`out of memory: the isolate's heap has reached ${limit}; the option maxHeapSizeMB sets another`);
    const frames = stack.split('\n').filter((line) => line.trim() !== '');
    this.stack = [`${this.name}: ${this.message}`, ...frames.map((line) => `    at ${line.trim()}`)].join('\n');
  }
}

/** A promise that the call waits for can never settle: nothing is left in the isolate that could wake it. */
export class JSTimeUnsettledError extends JSTimeError {
  override readonly name = 'JSTimeUnsettledError';
  override readonly code = 'ERR_JSTIME_UNSETTLED';

  constructor(place: string) {
    super(`the result can never settle: nothing is left that could wake it${place && `; it waits at ${place}`}`);
  }
}
