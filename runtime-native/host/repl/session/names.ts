/** Names for completion, asked of the program. None of its code runs for it. */
import type { Protocol } from 'devtools-protocol';
import { argumentOf } from './call-argument.ts';
import type { CdpClient } from './cdp-client.ts';

/** Runs in the program: the names of each object of the prototype chain. Names of elements are of no use. */
const COLLECT_NAMES = `function (value) {
  const groups = [];
  const { ownKeys, getPrototypeOf } = Reflect;
  for (let object = Object(value), depth = 0; object !== null && depth < 100; object = getPrototypeOf(object), depth++) {
    const names = [];
    const isList = Array.isArray(object) || ArrayBuffer.isView(object);
    const keys = isList && object.length > 1000 ? ['length'] : ownKeys(object);
    for (let index = 0; index < keys.length && names.length < 10000; index++) {
      const key = keys[index];
      if (typeof key === 'string' && !(key[0] >= '0' && key[0] <= '9')) names[names.length] = key;
    }
    groups[groups.length] = names;
  }
  return groups;
}`;

/**
 * Names of the properties of what `expression` gives, if it can be evaluated without effects and in `timeoutMs`: its own,
 * then those of each prototype. Empty if not.
 */
export async function propertyNames(client: CdpClient, expression: string, timeoutMs: number): Promise<string[][]> {
  try {
    return await client.withObjects(async (objectGroup) => {
      const { result, exceptionDetails } = await client.request('Runtime.evaluate', {
        expression: `(${expression}\n)`,
        objectGroup,
        silent: true,
        throwOnSideEffect: true,
        timeout: timeoutMs,
      });
      const isNothing = exceptionDetails || result.type === 'undefined' || result.subtype === 'null';
      return isNothing ? [] : await namesOf(client, result, objectGroup);
    });
  } catch {
    return [];
  }
}

/** Names of the variables that let, const and class declared. */
export async function lexicalNames(client: CdpClient): Promise<string[]> {
  try {
    return (await client.request('Runtime.globalLexicalScopeNames', {})).names;
  } catch {
    return [];
  }
}

/** What imports may call the modules that are part of the runtime. */
export async function builtinModules(client: CdpClient): Promise<string[]> {
  try {
    return (await client.request('JSTime.getBuiltinModules')).specifiers;
  } catch {
    return [];
  }
}

async function namesOf(
  client: CdpClient,
  value: Protocol.Runtime.RemoteObject,
  objectGroup: string,
): Promise<string[][]> {
  const target = value.objectId ?? (await globalObject(client, objectGroup));
  if (target === undefined) return [];
  const { result, exceptionDetails } = await client.request('Runtime.callFunctionOn', {
    functionDeclaration: COLLECT_NAMES,
    objectId: target,
    arguments: [argumentOf(value)],
    returnByValue: true,
    silent: true,
    throwOnSideEffect: true,
  });
  return exceptionDetails || !Array.isArray(result.value) ? [] : result.value;
}

/** Functions are called on an object. */
async function globalObject(client: CdpClient, objectGroup: string): Promise<string | undefined> {
  const request = { expression: 'globalThis', objectGroup, silent: true, throwOnSideEffect: true };
  return (await client.request('Runtime.evaluate', request)).result.objectId;
}
