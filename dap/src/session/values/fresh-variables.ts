/**
 * Variables as they are now. What V8 tells of a scope at a pause are copies: when the user changes a variable, or runs
 * code that does, they stay as they were.
 */
import type { Protocol } from 'devtools-protocol';
import { isIdentifier } from '../../model/access-expression.ts';
import { internalUrl } from './in-program.ts';
import type { Values } from './values.ts';

type Property = Protocol.Runtime.PropertyDescriptor;

/** The variables of a scope, with the values that an expression in the frame finds for those that it reaches. */
export async function withFreshValues(
  values: Values,
  { callFrameId }: Protocol.Debugger.CallFrame,
  properties: readonly Property[],
  isReachable: (name: string) => boolean,
): Promise<Property[]> {
  const names = properties.map(({ name }) => name).filter((name) => isIdentifier(name) && isReachable(name));
  const readers = names.map((name) => `() => ${name}`).join(', ');
  const { result, exceptionDetails } = await values.cdp.send('Debugger.evaluateOnCallFrame', {
    callFrameId,
    expression: `(${read})(${readers})\n//# sourceURL=${internalUrl}`,
    objectGroup: values.group('stop'),
    silent: true,
  });
  if (exceptionDetails || result.objectId === undefined) return [...properties];
  const fresh = await values.cdp.send('Runtime.getProperties', {
    objectId: result.objectId,
    ownProperties: true,
    generatePreview: true,
  });
  const byName = new Map(fresh.result.map(({ name, value }) => [names[Number(name)], value]));
  return properties.map((property) => {
    const value = byName.get(property.name);
    return value ? { ...property, value } : property;
  });
}

/** Runs in the program. What has not been initialized yet cannot be read. */
function read(...readers: (() => unknown)[]): object {
  const results: Record<number, unknown> = {};
  for (let index = 0; index < readers.length; index++) {
    try {
      results[index] = readers[index]?.();
    } catch {}
  }
  return results;
}
