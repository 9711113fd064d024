/**
 * jstime in a Node program: `import { JSTime } from 'jstime'`.
 */
export {
  JSTimeError,
  JSTimeExitError,
  JSTimeOutOfMemoryError,
  JSTimeTerminatedError,
  JSTimeUnsettledError,
} from './errors.ts';
export { JSTime } from './jstime.ts';
export type {
  HostFunction,
  InitOptions,
  JSTimeOptions,
  ModuleHook,
  ModuleSource,
  OutputSink,
} from './options.ts';
