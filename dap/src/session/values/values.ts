/** Shows values of the program: as text, with a reference to open them. */
import type { DebugProtocol as Dap } from '@vscode/debugprotocol';
import type { Protocol } from 'devtools-protocol';
import type { CdpSession } from '../../cdp/session.ts';
import { RequestError } from '../../dap/request-error.ts';
import { isClass } from '../../model/function-text.ts';
import { isWasmNumber, lengthOf, type PreviewOptions, typeName, valueText } from '../../model/preview.ts';
import type { NumberFormat } from '../../model/primitive-text.ts';
import type { SessionContext } from '../context.ts';
import { ArgumentsContainer } from './arguments-container.ts';
import { Attributes } from './attributes.ts';
import { GetterContainer } from './getter-container.ts';
import {
  argumentOf,
  callIn,
  describeItself,
  identity,
  surveyed,
  surveyObjects,
  ThrownInProgram,
  writeProperty,
} from './in-program.ts';
import { ObjectContainer } from './object-container.ts';
import { type Lifetime, type Origin, References, type Shown } from './references.ts';
import { SlotsContainer } from './slots-container.ts';

type RemoteObject = Protocol.Runtime.RemoteObject;

/** From how many children on they come in pages. */
export const pageSize = 100;

/** How long a value is in a list of variables. */
export const variableBudget = 1000;

/** How to read a value whose reading runs code of the program. */
export interface Getter {
  readonly objectId: string;
  readonly key: Protocol.Runtime.CallArgument;
  /** The function itself, where no key leads to it. */
  readonly get?: RemoteObject;
}

/** What to show under a name. */
export interface Slot {
  readonly name: string;
  /** None while a variable has not been initialized, and for accessors. */
  readonly value?: RemoteObject | undefined;
  /** Reads the value on demand. */
  readonly getter?: Getter | undefined;
  /** The key of the property, where its name is not. */
  readonly key?: Protocol.Runtime.CallArgument | undefined;
  /** Shown where there is neither. */
  readonly placeholder?: string | undefined;
  /** What is behind the name, where it stands for several. */
  readonly members?: readonly Slot[];
  /** An expression for it. */
  readonly expression?: string | undefined;
  readonly hint?: Dap.VariablePresentationHint | undefined;
}

/** What was found out about an object in the program. */
export interface Survey {
  readonly bits: number;
  /** How many properties it has, if there are many. */
  readonly count: number;
}

/** Not initialized yet, or no longer needed by optimized code: V8 tells no difference. */
export const notAvailable = '<not available>';

const stopGroup = 'debugger-stop';
const unsurveyed: Survey = { bits: 0, count: 0 };
const symbolNames = ['debug.description', 'nodejs.util.inspect.custom', 'debug.properties'];

export interface ShowOptions extends NumberFormat {
  readonly origin: Origin;
  readonly expression?: string | undefined;
  readonly budget?: number;
  /** Errors come with their stack. */
  readonly stack?: boolean;
}

export class Values {
  readonly references = new References();
  readonly #attributes = new Attributes();
  readonly #context: SessionContext;
  #symbols: Promise<readonly Protocol.Runtime.CallArgument[]> | undefined;
  #hasStopGroup = false;
  #mayHaveChanged = false;

  constructor(context: SessionContext) {
    this.#context = context;
  }

  get cdp(): CdpSession {
    return this.#context.debuggee.cdp;
  }

  /** Whether the editor wants to know types. */
  get showsTypes(): boolean {
    return this.#context.client.supportsVariableType ?? false;
  }

  /** The name under which V8 keeps what was found by the adapter. */
  group(lifetime: Lifetime): string {
    // V8 knows that one: what is in it last is `$_`.
    if (lifetime === 'program') return 'console';
    this.#hasStopGroup = true;
    return stopGroup;
  }

  /** Whether variables may differ from what V8 told of them at the stop. */
  get mayHaveChanged(): boolean {
    return this.#mayHaveChanged;
  }

  /** The user has changed a variable, or run code that may have. */
  noteChange(): void {
    this.#mayHaveChanged = true;
  }

  endStop(): void {
    this.#mayHaveChanged = false;
    this.references.endStop();
    if (!this.#hasStopGroup) return;
    this.#hasStopGroup = false;
    this.#context.current?.cdp.send('Runtime.releaseObjectGroup', { objectGroup: stopGroup }).catch(() => {});
  }

  clear(): void {
    this.references.clear();
    this.#attributes.clear();
    this.#symbols = undefined;
    this.#hasStopGroup = false;
  }

  /** Shows one value that has no name. */
  async show(object: RemoteObject, options: ShowOptions): Promise<Shown> {
    const [survey = unsurveyed] = await this.survey([object]);
    return this.#shown(object, survey, options, await this.#ownText(object, survey, options));
  }

  /** A reference to open what was printed, until the program ends; 0 if there is nothing to open. */
  referenceOf(args: readonly RemoteObject[]): number {
    const isOpenable = args.some(({ objectId, type }) => objectId !== undefined && type !== 'symbol');
    return isOpenable ? this.references.add(new ArgumentsContainer(this, args)) : 0;
  }

  /** Shows one value from what is known of it: nothing is asked of the program. */
  showAtOnce(object: RemoteObject, options: ShowOptions): Shown {
    return this.#shown(object, undefined, options, undefined);
  }

  /** Shows values under their names. */
  async showAll(slots: readonly Slot[], origin: Origin, format: NumberFormat): Promise<Dap.Variable[]> {
    const objects = slots.flatMap(({ value }) => (value && isSurveyed(value) ? value : []));
    const surveys = await this.survey(objects);
    const bySurvey = new Map(objects.map((object, index) => [object, surveys[index] ?? unsurveyed]));
    const texts = await Promise.all(
      slots.map(({ value }) => value && this.#ownText(value, bySurvey.get(value) ?? unsurveyed, { ...format, origin })),
    );
    return slots.map((slot, index) => this.#variable(slot, origin, format, bySurvey, texts[index]));
  }

  /** A value with what V8 tells to show it. */
  async withPreview(object: RemoteObject, { lifetime }: Origin): Promise<RemoteObject> {
    if (object.objectId === undefined || object.type === 'function' || object.preview) return object;
    return callIn(this.cdp, identity, object.objectId, [], { objectGroup: this.group(lifetime), preview: true });
  }

  /**
   * Sets a property, and returns what it is then.
   * @throws {RequestError} when it cannot be set.
   */
  async setProperty(
    objectId: string,
    key: Protocol.Runtime.CallArgument,
    value: RemoteObject,
    { lifetime }: Origin,
  ): Promise<RemoteObject> {
    return callIn(this.cdp, writeProperty, objectId, [key, argumentOf(value)], {
      objectGroup: this.group(lifetime),
      preview: true,
    }).catch((error: unknown) => {
      if (!(error instanceof ThrownInProgram)) throw error;
      throw new RequestError(error.message.split('\n    at ')[0] ?? error.message);
    });
  }

  /** Looks at objects for what V8's previews do not tell. */
  async survey(objects: readonly RemoteObject[]): Promise<readonly Survey[]> {
    const looked = objects.filter(isSurveyed);
    const [first] = looked;
    if (!first?.objectId) return [];
    // Those that are counted come first.
    const big = (object: RemoteObject) => (object.preview?.overflow !== false && !isList(object) ? 0 : 1);
    const sorted = looked.toSorted((a, b) => big(a) - big(b));
    const counted = sorted.filter((object) => big(object) === 0).length;
    const args = [{ value: counted }, ...(await this.symbols()), ...sorted.map(argumentOf)];
    const found = await callIn(this.cdp, surveyObjects, first.objectId, args, {
      objectGroup: this.group('stop'),
      harmless: true,
    }).catch(() => undefined);
    if (!found) return [];
    const bySorted = String(found.value)
      .split(',')
      .map((text): Survey => {
        const [bits = 0, count = 0] = text.split(':').map(Number);
        return { bits, count };
      });
    const byObject = new Map(sorted.map((object, index) => [object, bySorted[index] ?? unsurveyed]));
    return objects.map((object) => byObject.get(object) ?? unsurveyed);
  }

  /** The symbols of methods for debuggers. Making them is an effect of its own, so they are made beforehand. */
  async symbols(): Promise<readonly Protocol.Runtime.CallArgument[]> {
    this.#symbols ??= Promise.all(
      symbolNames.map(async (name) => {
        const { result } = await this.cdp.send('Runtime.evaluate', {
          expression: `Symbol.for(${JSON.stringify(name)})`,
          objectGroup: 'debugger-symbols',
          silent: true,
        });
        return argumentOf(result);
      }),
    );
    return this.#symbols;
  }

  /** The value of an attribute; undefined if reading it might change something. */
  readAttribute(
    objectId: string,
    key: Protocol.Runtime.CallArgument,
    { lifetime }: Origin,
  ): Promise<RemoteObject | undefined> {
    return this.#attributes.read(this.cdp, objectId, key, this.group(lifetime));
  }

  async #ownText(object: RemoteObject, { bits }: Survey, options: ShowOptions): Promise<string | undefined> {
    const said = await this.#saidText(object, bits, options);
    if (said !== undefined || !(bits & surveyed.hasAttributes)) return said;
    const shown = await this.#attributes.withPreview(this.cdp, object, this.group(options.origin.lifetime));
    return valueText(shown, previewOptions(options));
  }

  async #saidText(object: RemoteObject, bits: number, options: ShowOptions): Promise<string | undefined> {
    if (!(bits & surveyed.describesItself) || object.objectId === undefined) return undefined;
    const [description = {}, inspection = {}] = await this.symbols();
    const byDefault = valueText(object, previewOptions(options));
    const text = await callIn(
      this.cdp,
      describeItself,
      object.objectId,
      [description, inspection, { value: byDefault }],
      { objectGroup: this.group('stop'), harmless: true },
    ).catch(() => undefined);
    return typeof text?.value === 'string' ? text.value : undefined;
  }

  #variable(
    { name, value, getter, members, placeholder, expression, hint }: Slot,
    origin: Origin,
    format: NumberFormat,
    surveys: ReadonlyMap<RemoteObject, Survey>,
    ownText: string | undefined,
  ): Dap.Variable {
    const evaluateName = expression === undefined ? {} : { evaluateName: expression };
    if (value) {
      const shown = this.#shown(value, surveys.get(value), { ...format, origin, expression }, ownText);
      const presentationHint = withKind(hint, value);
      return { name, ...shown, ...evaluateName, ...(presentationHint && { presentationHint }) };
    }
    if (getter) {
      const container = new GetterContainer(this, getter, origin, name, expression);
      return {
        name,
        value: '(...)',
        variablesReference: this.references.add(container),
        ...evaluateName,
        presentationHint: { ...hint, lazy: true, attributes: [...(hint?.attributes ?? []), 'hasSideEffects'] },
      };
    }
    return {
      name,
      value: placeholder ?? notAvailable,
      variablesReference: members ? this.references.add(new SlotsContainer(this, members, origin)) : 0,
      ...evaluateName,
      ...(hint && { presentationHint: hint }),
    };
  }

  #shown(object: RemoteObject, survey: Survey | undefined, options: ShowOptions, ownText: string | undefined): Shown {
    const { client } = this.#context;
    const { origin, expression } = options;
    const shown: Shown = {
      value: ownText ?? valueText(object, previewOptions(options)),
      variablesReference: 0,
      ...(this.showsTypes && { type: typeName(object) }),
    };
    if (object.objectId === undefined || object.type === 'symbol' || isWasmNumber(object)) return shown;
    const container = new ObjectContainer(this, object, origin, expression, survey);
    shown.variablesReference = this.references.add(container);
    const indexed = isList(object) ? lengthOf(object) : (survey?.count ?? 0);
    if (indexed > pageSize) {
      shown.indexedVariables = indexed;
      // There may be others; an editor asks when it knows of at least one.
      shown.namedVariables = 1;
    }
    if (client.supportsMemoryReferences && hasMemory(object)) shown.memoryReference = String(shown.variablesReference);
    if (object.type === 'function') shown.valueLocationReference = shown.variablesReference;
    return shown;
  }
}

/** Whether its children are numbered by nature. */
export function isList({ subtype }: RemoteObject): boolean {
  return subtype === 'array' || subtype === 'typedarray' || subtype === 'map' || subtype === 'set';
}

function hasMemory({ subtype }: RemoteObject): boolean {
  return (
    subtype === 'arraybuffer' || subtype === 'typedarray' || subtype === 'dataview' || subtype === 'webassemblymemory'
  );
}

/** Looking for a method would run the traps of a proxy. */
function isSurveyed({ type, subtype, objectId, preview, className, description }: RemoteObject): boolean {
  if (objectId === undefined || type !== 'object' || subtype === 'proxy' || subtype?.startsWith('internal#'))
    return false;
  if (!preview || preview.properties.some(({ name }) => name.startsWith('Symbol('))) return true;
  // Most of what a program has is built in, or a small literal: there V8 has told everything.
  if (subtype !== undefined) {
    const builtIn = builtInNames[subtype];
    return builtIn !== undefined && description?.replace(/\(\d+\)$/, '') !== builtIn;
  }
  return className !== 'Object' || preview.overflow;
}

/** By V8's word for them. */
const builtInNames: Record<string, string> = {
  array: 'Array',
  map: 'Map',
  set: 'Set',
  promise: 'Promise',
};

function previewOptions({ hex, budget = variableBudget, stack = false }: Omit<ShowOptions, 'origin'>): PreviewOptions {
  return { hex, budget, stack };
}

function withKind(
  hint: Dap.VariablePresentationHint | undefined,
  { type, description = '' }: RemoteObject,
): Dap.VariablePresentationHint | undefined {
  if (type !== 'function' || hint?.kind === 'virtual') return hint;
  return { ...hint, kind: isClass(description) ? 'class' : 'method' };
}
