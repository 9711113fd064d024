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
export { InspectorError, InspectorSession } from './inspector-session.ts';
export { JSTime } from './jstime.ts';
export type {
  HostFunction,
  InitOptions,
  InspectorOptions,
  JSTimeOptions,
  ModuleHook,
  ModuleSource,
  OutputSink,
} from './options.ts';
