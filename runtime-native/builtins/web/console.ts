/**
 * The console namespace of the WHATWG console standard, printing as Node does. V8's own console
 * object stays the object that scripts see: its methods report to an attached inspector, so ours
 * call them first whenever one is attached.
 * @see https://console.spec.whatwg.org/
 */
import { isDebugged } from '../internal/debugged.ts';
import { type InspectOptions, inspect } from '../internal/inspect.ts';
import { ops } from '../internal/native.ts';
import {
  arrayUnshift,
  captureStackTrace,
  defineProperty,
  getOwnPropertyDescriptor,
  isArray,
  mapDelete,
  mapGet,
  mapHas,
  mapSet,
  objectKeys,
  reflectApply,
} from '../internal/primordials.ts';
import { formatDuration } from './console-duration.ts';
import {
  formatData,
  indentGroup,
  inspectOptions,
  print,
  printText,
  resetGroups,
  STDERR,
  STDOUT,
  unindentGroup,
} from './console-output.ts';
import { formatTable } from './console-table.ts';

type ConsoleMethod = (...data: unknown[]) => unknown;
type ConsoleMethods = Record<string, ConsoleMethod>;

const CURSOR_HOME = '\x1b[1;1H';
const CLEAR_BELOW = '\x1b[0J';

const { isTerminal, now, write } = ops;

const counts = new Map<string, number>();
const startTimes = new Map<string, number>();

/** Prints what Node prints as a process warning. */
function warnAboutLabel(text: string): void {
  printText(STDERR, `Warning: ${text}`);
}

function printElapsed(method: string, label: string, data: unknown[]): void {
  const startMs = mapGet(startTimes, label);
  if (startMs === undefined) {
    warnAboutLabel(`No such label '${label}' for console.${method}()`);
    return;
  }
  const elapsed = `${label}: ${formatDuration(now() - startMs)}`;
  if (data.length === 0) {
    printText(STDOUT, elapsed);
  } else {
    arrayUnshift(data, '%s', elapsed);
    print(STDOUT, data);
  }
}

/** console.trace as scripts see it: stacks begin at its caller. */
let installedTrace: ConsoleMethod;

const methods: ConsoleMethods = {
  assert(condition: unknown = false, ...data: unknown[]) {
    if (condition) return;
    if (typeof data[0] === 'string') data[0] = `Assertion failed: ${data[0]}`;
    else arrayUnshift(data, 'Assertion failed');
    print(STDERR, data);
  },
  clear() {
    resetGroups();
    if (isTerminal(STDOUT)) write(STDOUT, `${CURSOR_HOME}${CLEAR_BELOW}`);
  },
  debug(...data: unknown[]) {
    print(STDOUT, data);
  },
  error(...data: unknown[]) {
    print(STDERR, data);
  },
  info(...data: unknown[]) {
    print(STDOUT, data);
  },
  log(...data: unknown[]) {
    print(STDOUT, data);
  },
  table(data: unknown = undefined, properties: unknown = undefined) {
    if (properties !== undefined && !isArray(properties)) {
      throw new TypeError('console.table: the list of properties must be an array');
    }
    if (data === null || typeof data !== 'object') print(STDOUT, [data]);
    else printText(STDOUT, formatTable(data, properties as string[] | undefined, inspectOptions(STDOUT)));
  },
  trace(...data: unknown[]) {
    const trace = { name: 'Trace', message: data.length === 0 ? '' : formatData(STDERR, data), stack: '' };
    captureStackTrace(trace, installedTrace);
    printText(STDERR, trace.stack);
  },
  warn(...data: unknown[]) {
    print(STDERR, data);
  },
  dir(item: unknown = undefined, options: unknown = undefined) {
    const merged = { customInspect: false, ...inspectOptions(STDOUT), ...(options as InspectOptions | undefined) };
    printText(STDOUT, inspect(item, merged));
  },
  dirxml(...data: unknown[]) {
    print(STDOUT, data);
  },
  count(label: unknown = 'default') {
    const key = `${label as string}`;
    const count = (mapGet(counts, key) ?? 0) + 1;
    mapSet(counts, key, count);
    printText(STDOUT, `${key}: ${count}`);
  },
  countReset(label: unknown = 'default') {
    const key = `${label as string}`;
    if (!mapDelete(counts, key)) warnAboutLabel(`Count for '${key}' does not exist`);
  },
  group(...data: unknown[]) {
    if (data.length > 0) print(STDOUT, data);
    indentGroup();
  },
  groupCollapsed(...data: unknown[]) {
    if (data.length > 0) print(STDOUT, data);
    indentGroup();
  },
  groupEnd() {
    unindentGroup();
  },
  time(label: unknown = 'default') {
    const key = `${label as string}`;
    if (mapHas(startTimes, key)) warnAboutLabel(`Label '${key}' already exists for console.time()`);
    else mapSet(startTimes, key, now());
  },
  timeLog(label: unknown = 'default', ...data: unknown[]) {
    printElapsed('timeLog', `${label as string}`, data);
  },
  timeEnd(label: unknown = 'default') {
    const key = `${label as string}`;
    printElapsed('timeEnd', key, []);
    mapDelete(startTimes, key);
  },
};

const consoleObject = (globalThis as unknown as { console: ConsoleMethods }).console;

/** V8's method only reports to inspectors, so calling it pays only while one is attached. */
function reportingTo(name: string, engineMethod: ConsoleMethod, method: ConsoleMethod): ConsoleMethod {
  const { [name]: reporting } = {
    [name](...data: unknown[]) {
      if (isDebugged) reflectApply(engineMethod, consoleObject, data);
      return reflectApply(method, undefined, data);
    },
  };
  return reporting as ConsoleMethod;
}

/**
 * Puts our methods on V8's console object. Methods that the standard does not know (profile,
 * timeStamp, context …) stay V8's own.
 */
export function installConsole(): void {
  for (const name of objectKeys(methods)) {
    const engineMethod = getOwnPropertyDescriptor(consoleObject, name)?.value as ConsoleMethod;
    const value = reportingTo(name, engineMethod, methods[name] as ConsoleMethod);
    if (name === 'trace') installedTrace = value;
    defineProperty(consoleObject, name, {
      value,
      writable: true,
      enumerable: true,
      configurable: true,
    });
  }
}
