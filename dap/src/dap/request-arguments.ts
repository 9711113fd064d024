/** What the arguments of each request must look like. An editor that errs is told so, whatever a handler would make of it. */
import type { Command } from './protocol.ts';
import { RequestError } from './request-error.ts';

type Kind = 'string' | 'number' | 'boolean' | 'object' | 'strings' | 'objects';

/** Kinds by name; a name that ends in `?` is optional. Nested objects are the handlers' to look into. */
type Shape = Readonly<Record<string, Kind>>;

const thread = { threadId: 'number' } as const;

const shapes: { readonly [C in Command]?: Shape } = {
  attach: {},
  breakpointLocations: {
    source: 'object',
    line: 'number',
    'column?': 'number',
    'endLine?': 'number',
    'endColumn?': 'number',
  },
  cancel: { 'requestId?': 'number', 'progressId?': 'string' },
  completions: { 'frameId?': 'number', text: 'string', column: 'number', 'line?': 'number' },
  continue: { ...thread, 'singleThread?': 'boolean' },
  dataBreakpointInfo: {
    'variablesReference?': 'number',
    name: 'string',
    'frameId?': 'number',
    'bytes?': 'number',
    'asAddress?': 'boolean',
    'mode?': 'string',
  },
  disassemble: {
    memoryReference: 'string',
    'offset?': 'number',
    'instructionOffset?': 'number',
    instructionCount: 'number',
    'resolveSymbols?': 'boolean',
  },
  disconnect: { 'restart?': 'boolean', 'terminateDebuggee?': 'boolean', 'suspendDebuggee?': 'boolean' },
  evaluate: {
    expression: 'string',
    'frameId?': 'number',
    'line?': 'number',
    'column?': 'number',
    'source?': 'object',
    'context?': 'string',
    'format?': 'object',
  },
  exceptionInfo: thread,
  initialize: {
    adapterID: 'string',
    'pathFormat?': 'string',
    'linesStartAt1?': 'boolean',
    'columnsStartAt1?': 'boolean',
  },
  launch: { 'noDebug?': 'boolean' },
  locations: { locationReference: 'number' },
  modules: { 'startModule?': 'number', 'moduleCount?': 'number' },
  next: { ...thread, 'singleThread?': 'boolean', 'granularity?': 'string' },
  pause: thread,
  readMemory: { memoryReference: 'string', 'offset?': 'number', count: 'number' },
  restart: { 'arguments?': 'object' },
  restartFrame: { frameId: 'number' },
  scopes: { frameId: 'number' },
  setBreakpoints: { source: 'object', 'breakpoints?': 'objects', 'sourceModified?': 'boolean' },
  setDataBreakpoints: { breakpoints: 'objects' },
  setExceptionBreakpoints: { filters: 'strings', 'filterOptions?': 'objects', 'exceptionOptions?': 'objects' },
  setExpression: { expression: 'string', value: 'string', 'frameId?': 'number', 'format?': 'object' },
  setFunctionBreakpoints: { breakpoints: 'objects' },
  setVariable: { variablesReference: 'number', name: 'string', value: 'string', 'format?': 'object' },
  source: { 'source?': 'object', sourceReference: 'number' },
  startProfile: { type: 'string' },
  stopProfile: { 'file?': 'string' },
  stackTrace: { ...thread, 'startFrame?': 'number', 'levels?': 'number', 'format?': 'object' },
  stepIn: { ...thread, 'singleThread?': 'boolean', 'targetId?': 'number', 'granularity?': 'string' },
  stepInTargets: { frameId: 'number' },
  stepOut: { ...thread, 'singleThread?': 'boolean', 'granularity?': 'string' },
  takeHeapSnapshot: { 'file?': 'string' },
  terminate: { 'restart?': 'boolean' },
  variables: {
    variablesReference: 'number',
    'filter?': 'string',
    'start?': 'number',
    'count?': 'number',
    'format?': 'object',
  },
  writeMemory: { memoryReference: 'string', 'offset?': 'number', 'allowPartial?': 'boolean', data: 'string' },
};

/**
 * The arguments of a request, as an object.
 * @throws {RequestError} naming the first one that is missing or of another kind.
 */
export function checkedArguments(command: Command, args: unknown): object {
  const given = args ?? {};
  if (!isObject(given)) throw new RequestError(`The arguments of "${command}" must be an object`);
  for (const [name, kind] of Object.entries(shapes[command] ?? {})) {
    const optional = name.endsWith('?');
    const key = optional ? name.slice(0, -1) : name;
    const value = (given as Record<string, unknown>)[key];
    // Some editors write null for what they leave out.
    if (value === undefined || value === null) {
      if (optional) continue;
      throw new RequestError(`"${command}" needs the argument "${key}"`);
    }
    if (!isOfKind(value, kind))
      throw new RequestError(`The argument "${key}" of "${command}" must be ${kindNames[kind]}`);
  }
  return given;
}

const kindNames: Record<Kind, string> = {
  string: 'a string',
  number: 'a finite number',
  boolean: 'true or false',
  object: 'an object',
  strings: 'an array of strings',
  objects: 'an array of objects',
};

function isOfKind(value: unknown, kind: Kind): boolean {
  switch (kind) {
    case 'strings':
      return Array.isArray(value) && value.every((item) => typeof item === 'string');
    case 'objects':
      return Array.isArray(value) && value.every(isObject);
    case 'object':
      return isObject(value);
    case 'number':
      return Number.isFinite(value);
    default:
      return typeof value === kind;
  }
}

function isObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
