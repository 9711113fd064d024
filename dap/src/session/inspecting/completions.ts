/** What could be typed next in the debug console. */
import type { DebugProtocol as Dap } from '@vscode/debugprotocol';
import type { Protocol } from 'devtools-protocol';
import type { Handlers } from '../../dap/protocol.ts';
import { isIdentifier } from '../../model/access-expression.ts';
import { type CompletionContext, completionContext } from '../../model/completion-context.ts';
import { isClass } from '../../model/function-text.ts';
import { quote } from '../../model/primitive-text.ts';
import type { SessionContext } from '../context.ts';
import type { Feature } from '../feature.ts';
import type { Stack } from '../sources/stack.ts';
import type { Evaluation } from '../values/evaluation.ts';
import type { OriginalNames } from '../values/original-names.ts';
import { exceptionExpression, returnValueExpression } from '../values/scope-container.ts';
import type { Values } from '../values/values.ts';

type CallFrame = Protocol.Debugger.CallFrame;

const keywords =
  'async await class const debugger delete do else export extends false finally for function if import in instanceof let new null of return super switch this throw true try typeof undefined var void while yield'.split(
    ' ',
  );

type MemberKind = 'class' | 'function' | 'keyword' | 'method' | 'property' | 'variable';

interface Member {
  readonly name: string;
  readonly kind: MemberKind;
  /** How far away it is: among prototypes, or scopes. */
  readonly depth: number;
}

/** More would help nobody. */
const mostItems = 2000;

const timeoutMs = 500;

export class Completions implements Feature {
  readonly capabilities: Dap.Capabilities = {
    supportsCompletionsRequest: true,
    completionTriggerCharacters: ['.', '[', '"', "'", '#'],
  };
  readonly handlers: Handlers = { completions: (args) => this.#complete(args) };

  readonly #context: SessionContext;
  readonly #stack: Stack;
  readonly #values: Values;
  readonly #evaluation: Evaluation;
  readonly #originalNames: OriginalNames;

  constructor(
    context: SessionContext,
    stack: Stack,
    values: Values,
    evaluation: Evaluation,
    originalNames: OriginalNames,
  ) {
    this.#originalNames = originalNames;
    this.#context = context;
    this.#stack = stack;
    this.#values = values;
    this.#evaluation = evaluation;
  }

  async #complete({ frameId, text, column, line }: Dap.CompletionsArguments): Promise<Dap.CompletionsResponse['body']> {
    const lines = text.split(/\r\n|\r|\n/);
    const row = line === undefined || line === null ? 0 : this.#context.lineFromClient(line);
    const before = (lines[row] ?? '').slice(0, this.#context.columnFromClient(column));
    const context = await completionContext([...lines.slice(0, row), before].join('\n'));
    if (!context) return { targets: [] };
    const frame = frameId === undefined || frameId === null ? undefined : this.#stack.frame(frameId);
    const members = await (context.kind === 'name' ? this.#names(frame) : this.#members(context.receiver, frame));
    const prefix = context.prefix.toLowerCase();
    const fitting = members.filter(({ name }) => name.toLowerCase().startsWith(prefix));
    // Positions in the text are counted from the beginning of the line, as the caret's is.
    const lineStart = context.start - (before.length - context.prefix.length);
    const offset = Math.max(lineStart, 0);
    return {
      targets: fitting.slice(0, mostItems).map((member) => this.#item(member, context, before.length, offset)),
    };
  }

  #item(
    { name, kind, depth }: Member,
    context: CompletionContext,
    caret: number,
    lineStart: number,
  ): Dap.CompletionItem {
    const from = (start: number): Pick<Dap.CompletionItem, 'start' | 'length'> => ({
      start: this.#context.columnToClient(start - lineStart),
      length: caret - (start - lineStart),
    });
    const common = { label: name, type: itemTypes[kind], sortText: `${depth.toString().padStart(3, '0')}${name}` };
    if (context.kind === 'key') {
      const key = quote(name);
      const text = key.startsWith(context.quote) ? key.slice(1) : `${escaped(name, context.quote)}${context.quote}`;
      return { ...common, text: `${text}]`, ...from(context.start) };
    }
    if (context.kind === 'member' && !isIdentifier(name) && !name.startsWith('#')) {
      // Not after a line break: what is to be replaced has to be on the caret's line.
      const start = Math.max(context.operatorStart, lineStart);
      return { ...common, text: `[${quote(name)}]`, ...from(start) };
    }
    return { ...common, ...from(context.start) };
  }

  async #members(receiver: string, frame: CallFrame | undefined): Promise<readonly Member[]> {
    const object = await this.#evaluation
      .evaluate(`((value) => (value === undefined || value === null ? undefined : Object(value)))((${receiver}\n))`, {
        frame,
        lifetime: 'stop',
        harmless: true,
        timeoutMs,
      })
      .catch(() => undefined);
    return object?.objectId === undefined ? [] : this.#membersOf(object.objectId);
  }

  /** V8 tells the names without running anything, not even the traps of proxies. */
  async #membersOf(objectId: string): Promise<readonly Member[]> {
    const { result, privateProperties = [] } = await this.#values.cdp.send('Runtime.getProperties', {
      objectId,
      ownProperties: false,
      nonIndexedPropertiesOnly: true,
    });
    const own = privateProperties.map(({ name }): Member => ({ name, kind: 'property', depth: 0 }));
    const others = result
      .filter(({ name, symbol }) => !symbol && name !== '__proto__')
      .map(({ name, value, isOwn }): Member => ({ name, kind: kindOf(value), depth: isOwn ? 0 : 1 }));
    return unique([...own, ...others]);
  }

  async #names(frame: CallFrame | undefined): Promise<readonly Member[]> {
    const { cdp } = this.#values;
    const scopes = (frame?.scopeChain ?? []).filter(({ type }) => type !== 'global');
    const [inScopes, lexical, global] = await Promise.all([
      Promise.all(scopes.map((scope, depth) => this.#variables(scope, depth))),
      cdp.send('Runtime.globalLexicalScopeNames', {}).catch(() => ({ names: [] })),
      this.#members('globalThis', undefined),
    ]);
    const outside = scopes.length + 1;
    const plain = (names: readonly string[], kind: MemberKind, depth: number) =>
      names.map((name): Member => ({ name, kind, depth }));
    const special = [
      ...(frame?.returnValue ? [returnValueExpression] : []),
      ...(this.#evaluation.hasException ? [exceptionExpression] : []),
    ];
    return unique([
      ...inScopes.flat(),
      ...plain(special, 'variable', outside),
      ...plain(lexical.names, 'variable', outside),
      ...global
        .filter(({ name }) => isIdentifier(name) && !name.startsWith('__'))
        .map((member) => ({ ...member, depth: outside + 1 + member.depth })),
      ...plain(keywords, 'keyword', outside),
    ]);
  }

  async #variables(scope: Protocol.Debugger.Scope, depth: number): Promise<Member[]> {
    const { objectId } = scope.object;
    if (objectId === undefined) return [];
    const [{ result }, originals] = await Promise.all([
      this.#values.cdp.send('Runtime.getProperties', { objectId, ownProperties: true }),
      this.#originalNames.of(scope),
    ]);
    return result.map(({ name, value }) => ({
      name: originals.get(name) ?? name,
      kind: value?.type === 'function' ? 'function' : 'variable',
      depth,
    }));
  }
}

const itemTypes: Record<MemberKind, Dap.CompletionItemType> = {
  class: 'class',
  function: 'function',
  keyword: 'keyword',
  method: 'method',
  property: 'property',
  variable: 'variable',
};

function kindOf(value: Protocol.Runtime.RemoteObject | undefined): MemberKind {
  if (value?.type !== 'function') return 'property';
  return isClass(value.description ?? '') ? 'class' : 'method';
}

function escaped(name: string, mark: string): string {
  return JSON.stringify(name).slice(1, -1).replaceAll('\\"', '"').replaceAll(mark, `\\${mark}`);
}

/** Inner ones hide outer ones of the same name. */
function unique(members: readonly Member[]): readonly Member[] {
  const byName = new Map<string, Member>();
  for (const member of members) if (!byName.has(member.name)) byName.set(member.name, member);
  return [...byName.values()];
}
