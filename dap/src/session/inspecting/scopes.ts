/** The scopes of a frame. */
import type { DebugProtocol as Dap } from '@vscode/debugprotocol';
import type { Protocol } from 'devtools-protocol';
import type { Handlers } from '../../dap/protocol.ts';
import type { Exceptions } from '../breakpoints/exceptions.ts';
import type { Feature } from '../feature.ts';
import type { Execution } from '../running/execution.ts';
import type { Sources } from '../sources/sources.ts';
import type { Stack } from '../sources/stack.ts';
import type { OriginalNames } from '../values/original-names.ts';
import { ScopeContainer } from '../values/scope-container.ts';
import type { Values } from '../values/values.ts';

type Scope = Protocol.Debugger.Scope;

export class Scopes implements Feature {
  readonly handlers: Handlers = {
    scopes: ({ frameId }) => this.#scopes(frameId),
  };

  readonly #stack: Stack;
  readonly #sources: Sources;
  readonly #values: Values;
  readonly #execution: Execution;
  readonly #exceptions: Exceptions;
  readonly #originalNames: OriginalNames;
  readonly #byFrame = new Map<number, Dap.Scope[]>();

  constructor(
    stack: Stack,
    sources: Sources,
    values: Values,
    execution: Execution,
    exceptions: Exceptions,
    originalNames: OriginalNames,
  ) {
    this.#originalNames = originalNames;
    this.#execution = execution;
    this.#exceptions = exceptions;
    this.#stack = stack;
    this.#sources = sources;
    this.#values = values;
  }

  resumed(): void {
    this.#byFrame.clear();
  }

  #scopes(frameId: number): Dap.ScopesResponse['body'] {
    if (this.#stack.isPast(frameId)) return { scopes: [] };
    if (this.#stack.isPast(frameId)) return { scopes: [] };
    const frame = this.#stack.frame(frameId);
    let scopes = this.#byFrame.get(frameId);
    if (!scopes) {
      scopes = this.#list(frame);
      this.#byFrame.set(frameId, scopes);
    }
    return { scopes };
  }

  #list(frame: Protocol.Debugger.CallFrame): Dap.Scope[] {
    const containers: ScopeContainer[] = [];
    const isTop = this.#execution.stop?.paused.callFrames[0] === frame;
    const exception = isTop ? this.#exceptions.thrown?.value : undefined;
    const names = new Map<string, number>();
    const local = frame.scopeChain.findIndex(({ type }) => type === 'local' || type === 'module');
    return frame.scopeChain.map((scope, index): Dap.Scope => {
      const container = new ScopeContainer(this.#values, frame, index, [...containers], exception, this.#originalNames);
      containers.push(container);
      const title = titleOf(scope);
      const count = (names.get(title) ?? 0) + 1;
      names.set(title, count);
      return {
        name: count > 1 ? `${title} ${count}` : title,
        variablesReference: this.#values.references.add(container),
        expensive: scope.type === 'global',
        ...(index === local && { presentationHint: 'locals' }),
        ...this.#range(scope),
      };
    });
  }

  #range({ startLocation, endLocation }: Scope): Partial<Dap.Scope> {
    const start = startLocation && this.#sources.locate(startLocation);
    const end = endLocation && this.#sources.locate(endLocation);
    if (!start || !end) return {};
    return {
      source: start.source,
      line: start.line,
      column: start.column,
      endLine: end.line,
      endColumn: end.column,
    };
  }
}

const titles: Record<Scope['type'], string> = {
  block: 'Block',
  catch: 'Catch',
  closure: 'Closure',
  eval: 'Eval',
  global: 'Global',
  local: 'Local',
  module: 'Module',
  script: 'Script',
  'wasm-expression-stack': 'WebAssembly stack',
  with: 'With',
};

function titleOf({ type, name }: Scope): string {
  return type === 'closure' && name ? `Closure (${name})` : (titles[type] ?? type);
}
