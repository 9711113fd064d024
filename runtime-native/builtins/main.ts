/**
 * Entry of the bundle: runs once, when the snapshot is built. Installs the globals and returns what
 * the core calls later. Nothing here may look at the world outside: no files, environment, time.
 */

import { installGlobals } from './globals.ts';
import { setDebugged } from './internal/debugged.ts';
import { formatException, formatPlace, formatValue } from './internal/error-report.ts';
import type { Hooks } from './internal/native-ops.d.ts';
import { registerSourceMap } from './internal/source-maps.ts';
import { prepareStackTrace } from './internal/stack-frames.ts';
import { runPostedTask } from './internal/tasks.ts';
import { compileWasm, describeWasm, instantiateWasm } from './internal/wasm-modules.ts';
import { builtinModules } from './node/modules.ts';
import { emitBeforeExit, emitExit } from './node/process-events.ts';
import { installAtomics } from './web/atomics.ts';
import { installConsole } from './web/console.ts';
import { makeDomException } from './web/dom-exception.ts';
import { httpEvent } from './web/fetch/http-events.ts';
import { networkBody } from './web/fetch/network-log.ts';
import { streamWasm } from './web/fetch/wasm-streaming.ts';
import { handleException, handleRejection, handleRejectionHandled, installGlobalScope } from './web/global-scope.ts';
import './web/streams/file-streams.ts';
import { makeStreamsTransferable } from './web/streams/transfer.ts';
import { fireTimer } from './web/timers.ts';

installGlobalScope();
installConsole();
installAtomics();
makeStreamsTransferable();
installGlobals();

export const hooks: Hooks = {
  fireTimer,
  runPostedTask,
  httpEvent,
  networkBody,
  streamWasm,
  setDebugged,
  handleException,
  handleRejection,
  handleRejectionHandled,
  formatException,
  formatLocation: formatPlace,
  formatValue,
  prepareStackTrace,
  registerSourceMap,
  compileWasm,
  describeWasm,
  instantiateWasm,
  makeDomException,
  emitBeforeExit,
  emitExit,
  builtinModules,
};
