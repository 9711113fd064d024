/** Which requests there are, with their arguments and the bodies of their answers. */
import type { DebugProtocol as Dap } from '@vscode/debugprotocol';
import type { CustomRequests } from '../protocol.ts';

interface StandardRequests {
  attach: [Dap.AttachRequest, Dap.AttachResponse];
  breakpointLocations: [Dap.BreakpointLocationsRequest, Dap.BreakpointLocationsResponse];
  cancel: [Dap.CancelRequest, Dap.CancelResponse];
  completions: [Dap.CompletionsRequest, Dap.CompletionsResponse];
  configurationDone: [Dap.ConfigurationDoneRequest, Dap.ConfigurationDoneResponse];
  continue: [Dap.ContinueRequest, Dap.ContinueResponse];
  dataBreakpointInfo: [Dap.DataBreakpointInfoRequest, Dap.DataBreakpointInfoResponse];
  disassemble: [Dap.DisassembleRequest, Dap.DisassembleResponse];
  disconnect: [Dap.DisconnectRequest, Dap.DisconnectResponse];
  evaluate: [Dap.EvaluateRequest, Dap.EvaluateResponse];
  exceptionInfo: [Dap.ExceptionInfoRequest, Dap.ExceptionInfoResponse];
  initialize: [Dap.InitializeRequest, Dap.InitializeResponse];
  launch: [Dap.LaunchRequest, Dap.LaunchResponse];
  loadedSources: [Dap.LoadedSourcesRequest, Dap.LoadedSourcesResponse];
  locations: [Dap.LocationsRequest, Dap.LocationsResponse];
  modules: [Dap.ModulesRequest, Dap.ModulesResponse];
  next: [Dap.NextRequest, Dap.NextResponse];
  pause: [Dap.PauseRequest, Dap.PauseResponse];
  readMemory: [Dap.ReadMemoryRequest, Dap.ReadMemoryResponse];
  restart: [Dap.RestartRequest, Dap.RestartResponse];
  restartFrame: [Dap.RestartFrameRequest, Dap.RestartFrameResponse];
  scopes: [Dap.ScopesRequest, Dap.ScopesResponse];
  setBreakpoints: [Dap.SetBreakpointsRequest, Dap.SetBreakpointsResponse];
  setDataBreakpoints: [Dap.SetDataBreakpointsRequest, Dap.SetDataBreakpointsResponse];
  setExceptionBreakpoints: [Dap.SetExceptionBreakpointsRequest, Dap.SetExceptionBreakpointsResponse];
  setExpression: [Dap.SetExpressionRequest, Dap.SetExpressionResponse];
  setFunctionBreakpoints: [Dap.SetFunctionBreakpointsRequest, Dap.SetFunctionBreakpointsResponse];
  setVariable: [Dap.SetVariableRequest, Dap.SetVariableResponse];
  source: [Dap.SourceRequest, Dap.SourceResponse];
  stackTrace: [Dap.StackTraceRequest, Dap.StackTraceResponse];
  stepIn: [Dap.StepInRequest, Dap.StepInResponse];
  stepInTargets: [Dap.StepInTargetsRequest, Dap.StepInTargetsResponse];
  stepOut: [Dap.StepOutRequest, Dap.StepOutResponse];
  terminate: [Dap.TerminateRequest, Dap.TerminateResponse];
  threads: [Dap.ThreadsRequest, Dap.ThreadsResponse];
  variables: [Dap.VariablesRequest, Dap.VariablesResponse];
  writeMemory: [Dap.WriteMemoryRequest, Dap.WriteMemoryResponse];
}

type StandardRequest<C extends keyof StandardRequests> = {
  arguments: NonNullable<StandardRequests[C][0]['arguments']>;
  body: NonNullable<StandardRequests[C][1]['body']>;
};

/** Every request that the adapter may answer. */
export type RequestTypes = { [C in keyof StandardRequests]: StandardRequest<C> } & CustomRequests;

export type Command = keyof RequestTypes;

/** What a handler knows of the request besides its arguments. */
export interface RequestContext {
  /** Aborted when the editor cancels the request; it has its answer then. */
  readonly signal: AbortSignal;
  /** Calls `action` once the answer has been written: for events that must follow it. */
  afterwards(action: () => void): void;
}

// The bodies of the schema's acknowledgements are optional or `any`.
type Answer<C extends Command> = RequestTypes[C]['body'] | undefined;

/**
 * Handles one kind of request: returns the body of the answer.
 * @throws {RequestError} when it cannot.
 */
export type Handler<C extends Command> = (
  args: RequestTypes[C]['arguments'],
  context: RequestContext,
  // biome-ignore lint/suspicious/noConfusingVoidType: a handler without answer has no return statement
) => Answer<C> | void | Promise<Answer<C> | void>;

/** Handlers by command. */
export type Handlers = { readonly [C in Command]?: Handler<C> };
