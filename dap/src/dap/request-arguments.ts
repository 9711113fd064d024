/** What the arguments of each request must look like. An editor that errs is told so, whatever a handler would make of it. */
import type { Command } from './protocol.ts';
import { RequestError } from './request-error.ts';

type Kind = 'string' | 'number' | 'boolean' | 'object' | 'strings';

/** Kinds by name; a name that ends in `?` is optional. */
interface Shape {
  readonly [name: string]: Kind | Shape | readonly [Shape];
}

const thread = { threadId: 'number' } as const;

const source: Shape = { 'name?': 'string', 'path?': 'string', 'sourceReference?': 'number' };

const condition: Shape = { 'condition?': 'string', 'hitCondition?': 'string' };

const valueFormat: Shape = { 'hex?': 'boolean' };

const shapes: { readonly [C in Command]?: Shape } = {
  attach: {},
  breakpointLocations: {
    source,
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
    'source?': source,
    'context?': 'string',
    'format?': valueFormat,
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
  setBreakpoints: {
    source,
    'breakpoints?': [{ line: 'number', 'column?': 'number', ...condition, 'logMessage?': 'string' }],
    'sourceModified?': 'boolean',
  },
  setDataBreakpoints: { breakpoints: [{ dataId: 'string', 'accessType?': 'string', ...condition }] },
  setExceptionBreakpoints: {
    filters: 'strings',
    'filterOptions?': [{ filterId: 'string', 'condition?': 'string' }],
    'exceptionOptions?': [{ breakMode: 'string' }],
  },
  setExpression: { expression: 'string', value: 'string', 'frameId?': 'number', 'format?': valueFormat },
  setFunctionBreakpoints: { breakpoints: [{ name: 'string', ...condition }] },
  setVariable: { variablesReference: 'number', name: 'string', value: 'string', 'format?': valueFormat },
  source: { 'source?': source, sourceReference: 'number' },
  startProfile: { type: 'string' },
  stopProfile: { 'file?': 'string' },
  stackTrace: { ...thread, 'startFrame?': 'number', 'levels?': 'number', 'format?': valueFormat },
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
    'format?': valueFormat,
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
  const problem = problemWith(given, shapes[command] ?? {}, '');
  if (problem) throw new RequestError(`"${command}": ${problem}`);
  return given;
}

const kindNames: Record<Kind, string> = {
  string: 'a string',
  number: 'a finite number',
  boolean: 'true or false',
  object: 'an object',
  strings: 'an array of strings',
};

/** What is wrong, if something is. `path` leads to `value`. */
function problemWith(value: object, shape: Shape, path: string): string | undefined {
  for (const [name, kind] of Object.entries(shape)) {
    const optional = name.endsWith('?');
    const key = optional ? name.slice(0, -1) : name;
    const item = (value as Record<string, unknown>)[key];
    // Some editors write null for what they leave out.
    if (item === undefined || item === null) {
      if (optional) continue;
      return `the argument "${path}${key}" is missing`;
    }
    const problem = problemWithItem(item, kind, `${path}${key}`);
    if (problem) return problem;
  }
  return undefined;
}

function problemWithItem(item: unknown, kind: Shape[string], path: string): string | undefined {
  const mustBe = (what: string) => `the argument "${path}" must be ${what}`;
  if (typeof kind === 'string') return isOfKind(item, kind) ? undefined : mustBe(kindNames[kind]);
  if (!isShapes(kind)) return isObject(item) ? problemWith(item, kind, `${path}.`) : mustBe(kindNames.object);
  if (!Array.isArray(item) || !item.every(isObject)) return mustBe('an array of objects');
  const [shape] = kind;
  for (const [index, element] of item.entries()) {
    const problem = problemWith(element, shape, `${path}[${index}].`);
    if (problem) return problem;
  }
  return undefined;
}

function isOfKind(value: unknown, kind: Kind): boolean {
  switch (kind) {
    case 'strings':
      return Array.isArray(value) && value.every((item) => typeof item === 'string');
    case 'object':
      return isObject(value);
    case 'number':
      return Number.isFinite(value);
    default:
      return typeof value === kind;
  }
}

function isShapes(kind: Shape | readonly [Shape]): kind is readonly [Shape] {
  return Array.isArray(kind);
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
