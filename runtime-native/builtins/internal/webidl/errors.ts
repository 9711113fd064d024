/** The TypeErrors of Web IDL. `what` names the operation and the argument: `URL constructor, base`. */
import { captureStackTrace } from '../primordials.ts';

type AnyFunction = (...args: never[]) => unknown;
type InterfaceObject = abstract new (...args: never[]) => object;

/** A TypeError whose stack begins at the caller of `api`. */
export function typeError(message: string, api?: AnyFunction | InterfaceObject): TypeError {
  const error = new TypeError(message);
  if (api !== undefined) captureStackTrace(error, api);
  return error;
}

/** Throws a TypeError unless at least `required` arguments were passed to `what`. */
export function requireArguments(what: string, passed: number, required: number): void {
  if (passed >= required) return;
  throw new TypeError(`${what}: ${required} argument${required === 1 ? '' : 's'} required, but only ${passed} present`);
}

/** The error of a method or accessor that was called on something else than its interface. */
export function illegalInvocation(interfaceName: string): TypeError {
  return new TypeError(`Illegal invocation: not called on an instance of ${interfaceName}`);
}

/** The error of `new` on an interface without constructor. */
export const illegalConstructor = (interfaceName: string): TypeError =>
  new TypeError(`Illegal constructor: ${interfaceName} cannot be made with new`);
