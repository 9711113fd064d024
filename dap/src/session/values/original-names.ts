/** The names that variables have in the sources, where a compiler or bundler gave them others. */
import type { Protocol } from 'devtools-protocol';
import { type GeneratedNames, readNames } from '../../model/generated-names.ts';
import { renamed } from '../../model/renamed-expression.ts';
import type { Script } from '../sources/script.ts';
import type { ScriptPosition, Sources } from '../sources/sources.ts';
import type { Values } from './values.ts';

type CallFrame = Protocol.Debugger.CallFrame;
type Scope = Protocol.Debugger.Scope;

/** Names of a scope's variables in the source, by those that they have in what runs. */
export type ScopeNames = ReadonlyMap<string, string>;

const none: ScopeNames = new Map();

export class OriginalNames {
  readonly #sources: Sources;
  readonly #values: Values;
  readonly #byScript = new WeakMap<Script, Promise<GeneratedNames | undefined>>();
  readonly #byScope = new WeakMap<Scope, Promise<ScopeNames>>();

  constructor(sources: Sources, values: Values) {
    this.#sources = sources;
    this.#values = values;
  }

  /** Those of a scope: only of variables that have another name. */
  of(scope: Scope): Promise<ScopeNames> | ScopeNames {
    const { startLocation, endLocation } = scope;
    const script = startLocation && this.#sources.script(startLocation.scriptId);
    if (!script?.map?.hasNames || !endLocation) return none;
    let names = this.#byScope.get(scope);
    if (!names) {
      names = this.#find(script, scope);
      this.#byScope.set(scope, names);
    }
    return names;
  }

  /** An expression of the source as one of what runs. */
  async translate(expression: string, frame: CallFrame | undefined): Promise<string> {
    if (!frame) return expression;
    const scopes = await Promise.all(frame.scopeChain.map((scope) => this.of(scope)));
    const generated = new Map<string, string>();
    for (const scope of scopes) {
      for (const [name, original] of scope) if (!generated.has(original)) generated.set(original, name);
    }
    return generated.size === 0 ? expression : renamed(expression, (name) => generated.get(name));
  }

  /** Expressions of the source as they are understood at a place in a script, where nothing stands still. */
  async translateAt(expressions: readonly string[], location: ScriptPosition): Promise<readonly string[]> {
    const script = this.#sources.script(location.scriptId);
    const names = script && (await this.#namesOf(script));
    if (!names || expressions.length === 0) return expressions;
    const visible = names.visibleAt(location.lineNumber, location.columnNumber ?? 0);
    return Promise.all(expressions.map((expression) => renamed(expression, (name) => visible.get(name))));
  }

  async #find(script: Script, { object, startLocation, endLocation }: Scope): Promise<ScopeNames> {
    if (object.objectId === undefined || !startLocation || !endLocation) return none;
    const [{ result }, generated] = await Promise.all([
      this.#values.cdp.send('Runtime.getProperties', { objectId: object.objectId, ownProperties: true }),
      this.#namesOf(script),
    ]);
    const names = new Map<string, string>();
    const taken = new Set(result.map(({ name }) => name));
    for (const { name } of result) {
      const original = generated?.find(name, positionOf(startLocation), positionOf(endLocation));
      // A name that two variables would have would lead to one of them only.
      if (original === undefined || original === name || taken.has(original)) continue;
      taken.add(original);
      names.set(name, original);
    }
    return names;
  }

  async #namesOf(script: Script): Promise<GeneratedNames | undefined> {
    const { map } = script;
    if (!map) return undefined;
    let names = this.#byScript.get(script);
    if (!names) {
      names = this.#sources.scriptText(script).then((text) => readNames(text, map));
      this.#byScript.set(script, names);
    }
    return names;
  }
}

function positionOf({ lineNumber, columnNumber = 0 }: Protocol.Debugger.Location) {
  return { line: lineNumber, column: columnNumber };
}
