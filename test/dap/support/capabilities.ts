// Which capability of the adapter stands for which request.
import type { DebugProtocol as P } from '@vscode/debugprotocol';

const table: Record<string, keyof P.Capabilities> = {
  configurationDone: 'supportsConfigurationDoneRequest',
  setFunctionBreakpoints: 'supportsFunctionBreakpoints',
  stepBack: 'supportsStepBack',
  reverseContinue: 'supportsStepBack',
  setVariable: 'supportsSetVariable',
  restartFrame: 'supportsRestartFrame',
  gotoTargets: 'supportsGotoTargetsRequest',
  goto: 'supportsGotoTargetsRequest',
  stepInTargets: 'supportsStepInTargetsRequest',
  completions: 'supportsCompletionsRequest',
  modules: 'supportsModulesRequest',
  restart: 'supportsRestartRequest',
  exceptionInfo: 'supportsExceptionInfoRequest',
  loadedSources: 'supportsLoadedSourcesRequest',
  terminateThreads: 'supportsTerminateThreadsRequest',
  setExpression: 'supportsSetExpression',
  terminate: 'supportsTerminateRequest',
  dataBreakpointInfo: 'supportsDataBreakpoints',
  setDataBreakpoints: 'supportsDataBreakpoints',
  readMemory: 'supportsReadMemoryRequest',
  writeMemory: 'supportsWriteMemoryRequest',
  disassemble: 'supportsDisassembleRequest',
  cancel: 'supportsCancelRequest',
  breakpointLocations: 'supportsBreakpointLocationsRequest',
  setInstructionBreakpoints: 'supportsInstructionBreakpoints',
};

/** The capability without which a client does not send that request. */
export function requestCapability(command: string): keyof P.Capabilities | undefined {
  return Object.hasOwn(table, command) ? table[command] : undefined;
}

/** Requests that depend on a capability. */
export const optionalRequests: readonly string[] = Object.keys(table);
