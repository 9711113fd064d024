/** What the adapter keeps in the program: counts of breakpoints, and how they speak to the editor. */
import type { CdpSession } from '../../cdp/session.ts';

/** The name of the console by which breakpoints speak: what is said there is not printed. */
export const breakpointConsole = 'jstime breakpoints';

const namePrefix = '__jstime_';

/** Whether a global is the adapter's. */
export function isStateName(name: string): boolean {
  return name.startsWith(namePrefix);
}

export class ProgramState {
  /** Of a variable of the whole program. Nobody's variable has that name: none can hide it. */
  readonly name = `${namePrefix}${Math.random().toString(36).slice(2)}`;
  #set = new WeakSet<CdpSession>();

  /** From here on what is sent finds the state in the program. */
  ensure(cdp: CdpSession): void {
    if (this.#set.has(cdp)) return;
    this.#set.add(cdp);
    const expression = stateExpression(this.name);
    cdp.send('Runtime.evaluate', { expression, silent: true, disableBreaks: true }).catch(() => {});
  }
}

function stateExpression(name: string): string {
  return `{
    const counts = [];
    const failed = [];
    const console = globalThis.console.context(${JSON.stringify(breakpointConsole)});
    const { log, error } = console;
    const state = {
      __proto__: null,
      count(id) {
        return (counts[id] = (counts[id] ?? 0) + 1);
      },
      log(id, ...values) {
        log(id, ...values);
        return false;
      },
      fail(id, problem) {
        if (!failed[id]) error(id, problem);
        failed[id] = true;
        return false;
      },
    };
    Object.defineProperty(globalThis, '${name}', { value: state, configurable: true });
  }
  //# sourceURL=jstime-debugger:state`;
}
