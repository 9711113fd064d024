/**
 * Entry of the bundle: runs once, when the snapshot is built. Installs the globals and returns what
 * the core calls later. Nothing here may look at the world outside: no files, environment, time.
 */
import { inspect } from './internal/inspect.ts';
import type { Hooks } from './internal/native-ops.d.ts';
import { defineProperty, objectKeys } from './internal/primordials.ts';
import { installConsole } from './web/console.ts';
import { clearInterval, clearTimeout, fireTimer, queueMicrotask, setInterval, setTimeout } from './web/timers.ts';

installConsole();
const operations = { clearInterval, clearTimeout, queueMicrotask, setInterval, setTimeout };
for (const name of objectKeys(operations)) {
  defineProperty(globalThis, name, {
    value: operations[name as keyof typeof operations],
    writable: true,
    enumerable: true,
    configurable: true,
  });
}

export const hooks: Hooks = {
  fireTimer,
  handleException: () => false,
  handleRejection: () => false,
  handleRejectionHandled: () => {},
  formatException: (error) => `Uncaught ${inspect(error)}\n`,
  formatValue: (value, colors) => (typeof value === 'string' ? value : inspect(value, { colors })),
  prepareStackTrace: (error, frames) =>
    `${String(error)}${frames.map((frame) => `\n    at ${frame.toString()}`).join('')}`,
  registerSourceMap: () => false,
  builtinModules: {},
};
