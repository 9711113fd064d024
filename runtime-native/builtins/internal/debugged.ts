/** Whether a debugger may be looking: what only debuggers notice is not worth its time otherwise. */
export let isDebugged = false;

/** Called by the core. */
export function setDebugged(debugged: boolean): void {
  isDebugged = debugged;
}
