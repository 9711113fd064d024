/** `process.env`: a live view of the environment variables; values are strings. */
import { ops } from '../internal/native.ts';
import { objectCreate, reflectGet } from '../internal/primordials.ts';

const { envDelete, envGet, envKeys, envSet } = ops;

const inspectCustom = Symbol.for('nodejs.util.inspect.custom');

function copyOfEnvironment(): Record<string, string> {
  const copy: Record<string, string> = {};
  for (const name of envKeys()) copy[name] = envGet(name) ?? '';
  return copy;
}

/** Printing looks behind a proxy, at its target: that shows the variables too. */
const target = objectCreate(Object.prototype, {
  // Configurable, as the traps below never list it.
  [inspectCustom]: { value: copyOfEnvironment, configurable: true },
}) as Record<string, string>;

const describe = (value: string): PropertyDescriptor => ({
  value,
  writable: true,
  enumerable: true,
  configurable: true,
});

function set(name: string | symbol, value: unknown): boolean {
  if (typeof name === 'symbol') throw new TypeError('The name of an environment variable must be a string');
  envSet(name, `${value as string}`);
  return true;
}

export const env = new Proxy(target, {
  get(_target, name) {
    const value = typeof name === 'string' ? envGet(name) : undefined;
    return value ?? reflectGet(Object.prototype, name);
  },
  has(_target, name) {
    return (typeof name === 'string' && envGet(name) !== undefined) || name in Object.prototype;
  },
  set(_target, name, value) {
    return set(name, value);
  },
  deleteProperty(_target, name) {
    if (typeof name === 'string') envDelete(name);
    return true;
  },
  ownKeys: () => envKeys(),
  getOwnPropertyDescriptor(_target, name) {
    const value = typeof name === 'string' ? envGet(name) : undefined;
    return value === undefined ? undefined : describe(value);
  },
  defineProperty(_target, name, descriptor) {
    if (!('value' in descriptor)) throw new TypeError('An environment variable cannot have a getter or setter');
    return set(name, descriptor.value);
  },
  preventExtensions: () => false,
});
