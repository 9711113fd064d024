// Names for what travels between a client and the adapter.
import type { DebugProtocol as P } from '@vscode/debugprotocol';

/** Any message, as it comes from the wire: nothing is known of it before it was checked. */
export type DapMessage =
  | (P.Request & { type: 'request' })
  | (P.Response & { type: 'response' })
  | (P.Event & { type: 'event' });

/** What is sent with each request, and what its answer holds. */
export interface Requests {
  cancel: { arguments: P.CancelArguments; body: undefined };
  restart: { arguments: P.RestartArguments; body: undefined };
  disconnect: { arguments: P.DisconnectArguments; body: undefined };
  terminate: { arguments: P.TerminateArguments; body: undefined };
  breakpointLocations: { arguments: P.BreakpointLocationsArguments; body: P.BreakpointLocationsResponse['body'] };
  setBreakpoints: { arguments: P.SetBreakpointsArguments; body: P.SetBreakpointsResponse['body'] };
  setFunctionBreakpoints: {
    arguments: P.SetFunctionBreakpointsArguments;
    body: P.SetFunctionBreakpointsResponse['body'];
  };
  setExceptionBreakpoints: {
    arguments: P.SetExceptionBreakpointsArguments;
    body: NonNullable<P.SetExceptionBreakpointsResponse['body']>;
  };
  dataBreakpointInfo: { arguments: P.DataBreakpointInfoArguments; body: P.DataBreakpointInfoResponse['body'] };
  setDataBreakpoints: { arguments: P.SetDataBreakpointsArguments; body: P.SetDataBreakpointsResponse['body'] };
  setInstructionBreakpoints: {
    arguments: P.SetInstructionBreakpointsArguments;
    body: P.SetInstructionBreakpointsResponse['body'];
  };
  continue: { arguments: P.ContinueArguments; body: P.ContinueResponse['body'] };
  next: { arguments: P.NextArguments; body: undefined };
  stepIn: { arguments: P.StepInArguments; body: undefined };
  stepOut: { arguments: P.StepOutArguments; body: undefined };
  stepBack: { arguments: P.StepBackArguments; body: undefined };
  reverseContinue: { arguments: P.ReverseContinueArguments; body: undefined };
  restartFrame: { arguments: P.RestartFrameArguments; body: undefined };
  goto: { arguments: P.GotoArguments; body: undefined };
  pause: { arguments: P.PauseArguments; body: undefined };
  stackTrace: { arguments: P.StackTraceArguments; body: P.StackTraceResponse['body'] };
  scopes: { arguments: P.ScopesArguments; body: P.ScopesResponse['body'] };
  variables: { arguments: P.VariablesArguments; body: P.VariablesResponse['body'] };
  setVariable: { arguments: P.SetVariableArguments; body: P.SetVariableResponse['body'] };
  source: { arguments: P.SourceArguments; body: P.SourceResponse['body'] };
  terminateThreads: { arguments: P.TerminateThreadsArguments; body: undefined };
  modules: { arguments: P.ModulesArguments; body: P.ModulesResponse['body'] };
  loadedSources: { arguments: P.LoadedSourcesArguments; body: P.LoadedSourcesResponse['body'] };
  evaluate: { arguments: P.EvaluateArguments; body: P.EvaluateResponse['body'] };
  setExpression: { arguments: P.SetExpressionArguments; body: P.SetExpressionResponse['body'] };
  stepInTargets: { arguments: P.StepInTargetsArguments; body: P.StepInTargetsResponse['body'] };
  gotoTargets: { arguments: P.GotoTargetsArguments; body: P.GotoTargetsResponse['body'] };
  completions: { arguments: P.CompletionsArguments; body: P.CompletionsResponse['body'] };
  exceptionInfo: { arguments: P.ExceptionInfoArguments; body: P.ExceptionInfoResponse['body'] };
  readMemory: { arguments: P.ReadMemoryArguments; body: NonNullable<P.ReadMemoryResponse['body']> };
  writeMemory: { arguments: P.WriteMemoryArguments; body: NonNullable<P.WriteMemoryResponse['body']> };
  disassemble: { arguments: P.DisassembleArguments; body: NonNullable<P.DisassembleResponse['body']> };
  locations: { arguments: P.LocationsArguments; body: NonNullable<P.LocationsResponse['body']> };
  configurationDone: { arguments: P.ConfigurationDoneArguments; body: undefined };
  threads: { arguments: undefined; body: P.ThreadsResponse['body'] };
  initialize: { arguments: P.InitializeRequestArguments; body: NonNullable<P.InitializeResponse['body']> };
  launch: { arguments: P.LaunchRequestArguments & Record<string, unknown>; body: undefined };
  attach: { arguments: P.AttachRequestArguments & Record<string, unknown>; body: undefined };
  runInTerminal: { arguments: P.RunInTerminalRequestArguments; body: P.RunInTerminalResponse['body'] };
  startDebugging: { arguments: P.StartDebuggingRequestArguments; body: undefined };
}

/** What each event says. */
export interface Events {
  initialized: undefined;
  stopped: P.StoppedEvent['body'];
  continued: P.ContinuedEvent['body'];
  exited: P.ExitedEvent['body'];
  terminated: P.TerminatedEvent['body'];
  thread: P.ThreadEvent['body'];
  output: P.OutputEvent['body'];
  breakpoint: P.BreakpointEvent['body'];
  module: P.ModuleEvent['body'];
  loadedSource: P.LoadedSourceEvent['body'];
  process: P.ProcessEvent['body'];
  capabilities: P.CapabilitiesEvent['body'];
  progressStart: P.ProgressStartEvent['body'];
  progressUpdate: P.ProgressUpdateEvent['body'];
  progressEnd: P.ProgressEndEvent['body'];
  invalidated: P.InvalidatedEvent['body'];
  memory: P.MemoryEvent['body'];
}

export type RequestName = keyof Requests;
export type EventName = keyof Events;
export type Arguments<Name extends RequestName> = Requests[Name]['arguments'];
export type Body<Name extends RequestName> = Requests[Name]['body'];
