/** The variables of a scope. */
import type { DebugProtocol as Dap } from '@vscode/debugprotocol';
import type { Protocol } from 'devtools-protocol';
import { RequestError } from '../../dap/request-error.ts';
import { isIdentifier, propertyOf } from '../../model/access-expression.ts';
import type { NumberFormat } from '../../model/primitive-text.ts';
import { isStateName } from '../breakpoints/program-state.ts';
import { isConstantAt } from './constants.ts';
import { withFreshValues } from './fresh-variables.ts';
import { argumentOf } from './in-program.ts';
import type { OriginalNames } from './original-names.ts';
import type { Container, Origin, Page, Shown } from './references.ts';
import type { Slot, Values } from './values.ts';

type CallFrame = Protocol.Debugger.CallFrame;
type RemoteObject = Protocol.Runtime.RemoteObject;

/** The name under which the value shows that a function is about to return. */
export const returnValueName = 'Return value';

/** How an expression reads that value. */
export const returnValueExpression = '$returnValue';

/** How an expression reads what was thrown where the program stands. */
export const exceptionExpression = '$exception';

/** Scopes whose variables V8 tells as copies. */
const copied: ReadonlySet<string> = new Set(['block', 'catch', 'closure', 'eval', 'local', 'module']);

export class ScopeContainer implements Container {
  readonly origin: Origin;
  readonly #values: Values;
  readonly #frame: CallFrame;
  readonly #index: number;
  /** The scopes inside of this one: their variables hide those of the same name. */
  readonly #inner: readonly ScopeContainer[];
  /** What was thrown in the frame, if that is why the program stands still. */
  readonly #exception: RemoteObject | undefined;
  readonly #originalNames: OriginalNames;
  #names: Promise<ReadonlySet<string>> | undefined;

  constructor(
    values: Values,
    frame: CallFrame,
    index: number,
    inner: readonly ScopeContainer[],
    exception: RemoteObject | undefined,
    originalNames: OriginalNames,
  ) {
    this.#originalNames = originalNames;
    this.#exception = exception;
    this.origin = { lifetime: 'stop', frame };
    this.#values = values;
    this.#frame = frame;
    this.#index = index;
    this.#inner = inner;
  }

  /** The names of its variables. */
  get names(): Promise<ReadonlySet<string>> {
    this.#names ??= this.#listNames();
    return this.#names;
  }

  async variables(page: Page): Promise<Dap.Variable[]> {
    if (page.filter === 'indexed') return [];
    const [special, listed, originals, ...hiding] = await Promise.all([
      this.#index === 0 && !this.#isWasm ? this.#special() : [],
      this.#properties(true),
      this.#originalNames.of(this.#scope),
      ...this.#inner.map(({ names }) => names),
    ]);
    this.#names ??= Promise.resolve(new Set(listed.map(({ name }) => originals.get(name) ?? name)));
    const { type, object } = this.#scope;
    const isReachable = (generated: string) => {
      const name = originals.get(generated) ?? generated;
      return !hiding.some((names) => names.has(name));
    };
    const properties =
      this.#values.mayHaveChanged && copied.has(type)
        ? await withFreshValues(this.#values, this.#frame, listed, isReachable)
        : listed;
    const slots = properties.map(({ name: generated, value, get, set, enumerable }): Slot => {
      const name = originals.get(generated) ?? generated;
      const isHidden = !isReachable(generated);
      const expression =
        type === 'global'
          ? isHidden || !isIdentifier(name)
            ? propertyOf('globalThis', name)
            : name
          : isHidden || type === 'wasm-expression-stack'
            ? undefined
            : name;
      const hint: Dap.VariablePresentationHint = {
        kind: 'data',
        ...(enumerable === false && { visibility: 'internal' as const }),
      };
      if (value || !get) return { name, value, expression, hint };
      return get.type === 'undefined'
        ? { name, placeholder: set ? 'write-only' : 'undefined', hint }
        : { name, getter: { objectId: object.objectId as string, key: { value: generated } }, expression, hint };
    });
    const wanted = [...special, ...slots].slice(page.start, page.start + page.count);
    return this.#values.showAll(wanted, this.origin, page);
  }

  async set(name: string, value: RemoteObject, format: NumberFormat): Promise<Shown> {
    if (this.#index === 0 && name === returnValueName) await this.#setReturnValue(value);
    else if (this.#index === 0 && name === 'this') throw new RequestError('"this" cannot be set');
    else await this.#setVariable(name, value);
    const seen = await this.#values.withPreview(value, this.origin);
    return this.#values.show(seen, {
      ...format,
      origin: this.origin,
      expression: isIdentifier(name) ? name : undefined,
    });
  }

  async #listNames(): Promise<ReadonlySet<string>> {
    const [properties, originals] = await Promise.all([this.#properties(false), this.#originalNames.of(this.#scope)]);
    return new Set(properties.map(({ name }) => originals.get(name) ?? name));
  }

  get #isWasm(): boolean {
    return this.#frame.scopeChain.some(({ type }) => type === 'wasm-expression-stack');
  }

  get #scope(): Protocol.Debugger.Scope {
    return this.#frame.scopeChain[this.#index] as Protocol.Debugger.Scope;
  }

  async #properties(generatePreview: boolean): Promise<Protocol.Runtime.PropertyDescriptor[]> {
    const { type, object } = this.#scope;
    const properties = await this.#propertiesOf(object, generatePreview);
    if (type !== 'wasm-expression-stack') return properties;
    // The stack is a variable of its scope, the only one.
    const [stack] = properties;
    return stack?.value ? this.#propertiesOf(stack.value, generatePreview) : [];
  }

  async #propertiesOf(
    { objectId }: RemoteObject,
    generatePreview: boolean,
  ): Promise<Protocol.Runtime.PropertyDescriptor[]> {
    if (objectId === undefined) return [];
    const answer = await this.#values.cdp.send('Runtime.getProperties', {
      objectId,
      ownProperties: true,
      generatePreview,
    });
    // The adapter's own.
    return answer.result.filter(({ name }) => !isStateName(name));
  }

  /** What a frame has besides variables. */
  async #special(): Promise<Slot[]> {
    const special: readonly [name: string, value: RemoteObject | undefined, expression: string][] = [
      ['Exception', this.#exception, exceptionExpression],
      [returnValueName, this.#frame.returnValue, returnValueExpression],
      ['this', this.#frame.this, 'this'],
    ];
    const slots = special.map(async ([name, value, expression]): Promise<Slot | undefined> => {
      if (!value) return undefined;
      const seen = await this.#values.withPreview(value, this.origin);
      return { name, value: seen, expression, hint: { kind: 'virtual' } };
    });
    return (await Promise.all(slots)).filter((slot) => slot !== undefined);
  }

  async #setReturnValue(value: RemoteObject): Promise<void> {
    if (!this.#frame.returnValue) throw new RequestError('The function is not about to return');
    await this.#values.cdp.send('Debugger.setReturnValue', { newValue: argumentOf(value) });
    this.#frame.returnValue = value;
  }

  async #setVariable(shownName: string, value: RemoteObject): Promise<void> {
    if (!(await this.names).has(shownName)) throw new RequestError(`There is no variable ${shownName} here`);
    const originals = await this.#originalNames.of(this.#scope);
    const [name] = [...originals].find(([, original]) => original === shownName) ?? [shownName];
    if (this.#isWasm) throw new RequestError('V8 cannot set what belongs to WebAssembly');
    if (await isConstantAt(this.#values.cdp, this.#frame, this.#scope, name))
      throw new RequestError(`${shownName} is a constant; it cannot be set`);
    const { callFrameId } = this.#frame;
    const { object, type } = this.#scope;
    if (type === 'global' || type === 'with') {
      await this.#values.setProperty(object.objectId as string, { value: name }, value, this.origin);
      return;
    }
    await this.#values.cdp
      .send('Debugger.setVariableValue', {
        callFrameId,
        scopeNumber: this.#index,
        variableName: name,
        newValue: argumentOf(value),
      })
      .catch((error: Error) => {
        throw new RequestError(`${shownName} cannot be set: ${error.message}`);
      });
    // What V8 has told is a copy.
    if (object.objectId !== undefined)
      await this.#values.setProperty(object.objectId, { value: name }, value, this.origin);
  }
}
