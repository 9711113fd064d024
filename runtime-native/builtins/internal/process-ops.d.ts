/** Ops of the process: signals, memory. */
export interface ProcessOps {
  /** rss, heapTotal, heapUsed, external; in bytes. */
  memoryUsage(): [rss: number, heapTotal: number, heapUsed: number, external: number];
  parentPid(): number;
  /** Sends a signal; 0 only asks whether the process is there. @throws {Error} as the operations of files reject */
  killProcess(pid: number, signal: number): void;
  /** `onSignal` runs as a task for each signal, or several at once; the program does not wait for it. False if the process is not the runtime's own. */
  watchSignal(signal: number, onSignal: () => void): boolean;
  unwatchSignal(signal: number): void;
}
