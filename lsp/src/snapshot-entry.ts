/**
 * What a process that starts from the snapshot runs. It hangs on the global object: `node:v8`, which would take a function,
 * brings a part of Node's streams with it that no worker can bear.
 */
type Entry = (folder: string) => void;

const key = Symbol.for('jstime.languageServer');
const globals = globalThis as { [key]?: Entry | undefined };

export function leaveEntry(entry: Entry): void {
  globals[key] = entry;
}

/** @returns undefined where the process did not start from the snapshot, and in its workers */
export function takeEntry(): Entry | undefined {
  const entry = globals[key];
  delete globals[key];
  return entry;
}
