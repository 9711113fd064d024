/** Node's half of an isolate's calls to its embedder: host functions and the module hook. */
import { types } from 'node:util';
import { cloneFromBytes, cloneToBytes } from './clone.ts';
import { AnswerKind, type NativeInstance, type NativeOptions } from './native-instance.ts';
import type { JSTimeOptions, ModuleSource } from './options.ts';
import { describeThrown } from './thrown.ts';

type AnyFunction = (...args: unknown[]) => unknown;

/** Runs host functions and answers the isolate. */
export class Host {
  readonly #functions: AnyFunction[];
  readonly #loadModule: JSTimeOptions['loadModule'];
  /** The part of the isolate's options that is about its host. */
  readonly nativeOptions: Pick<NativeOptions, 'functionNames' | 'functionIsAsync' | 'values' | 'hasModuleHook'>;

  constructor({ globals = {}, loadModule }: JSTimeOptions) {
    const entries = Object.entries(globals);
    const functions = entries.filter((entry): entry is [string, AnyFunction] => typeof entry[1] === 'function');
    const values = entries.filter(([, value]) => typeof value !== 'function');
    this.#functions = functions.map(([, value]) => value);
    this.#loadModule = loadModule;
    this.nativeOptions = {
      functionNames: functions.map(([name]) => name),
      functionIsAsync: functions.map(([, value]) => types.isAsyncFunction(value)),
      values: values.length > 0 ? cloneToBytes(Object.fromEntries(values)) : new Uint8Array(),
      hasModuleHook: loadModule !== undefined,
    };
  }

  /** The program called a host function. */
  call(instance: NativeInstance, id: number, index: number, args: Uint8Array): void {
    const hostFunction = this.#functions[index] as AnyFunction;
    const isAsync = this.nativeOptions.functionIsAsync[index];
    try {
      const result = hostFunction(...(cloneFromBytes(args) as unknown[]));
      if (!isAsync && !isThenable(result)) {
        instance.answer(id, AnswerKind.value, cloneToBytes(result), '', '', '');
        return;
      }
      if (!isAsync) instance.answer(id, AnswerKind.promise, undefined, '', '', '');
      Promise.resolve(result)
        .then(cloneToBytes)
        .then(
          (bytes) => instance.settle(id, true, bytes),
          (error) => instance.settle(id, false, describeThrown(error)),
        );
    } catch (error) {
      if (isAsync) instance.settle(id, false, describeThrown(error));
      else instance.answer(id, AnswerKind.error, describeThrown(error), '', '', '');
    }
  }

  /** The program imports a module. */
  async provideModule(instance: NativeInstance, id: number, specifier: string, referrer: string): Promise<void> {
    try {
      const provided = await this.#loadModule?.(specifier, referrer);
      if (provided === undefined || provided === null) {
        instance.answer(id, AnswerKind.none, undefined, '', '', '');
        return;
      }
      const { source, url, type } = completeModule(provided, specifier, referrer);
      instance.answer(id, AnswerKind.module, undefined, url, source, type);
    } catch (error) {
      const text = error instanceof Error ? error.message : String(error);
      instance.answer(id, AnswerKind.error, undefined, '', `loadModule failed for '${specifier}': ${text}`, '');
    }
  }
}

function isThenable(value: unknown): boolean {
  return typeof (value as { then?: unknown } | null | undefined)?.then === 'function';
}

function completeModule(provided: string | ModuleSource, specifier: string, referrer: string): Required<ModuleSource> {
  const module = typeof provided === 'string' ? { source: provided } : provided;
  const { source, url = urlOf(specifier, referrer), type = 'javascript' } = module;
  if (typeof source !== 'string') throw new TypeError('the property source must be a string');
  if (!URL.canParse(url)) throw new TypeError(`the property url is no URL: ${url}`);
  if (!['javascript', 'json', 'text'].includes(type)) throw new TypeError(`there is no module type '${type}'`);
  return { source, url, type };
}

function urlOf(specifier: string, referrer: string): string {
  if (URL.canParse(specifier)) return specifier;
  if (/^\.{0,2}\//.test(specifier) && URL.canParse(specifier, referrer)) return new URL(specifier, referrer).href;
  return `module:${encodeURI(specifier)}`;
}
