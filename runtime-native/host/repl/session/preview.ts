/** What the input would give, while it is typed. Only input that has no effects is evaluated. */
import { inspect } from 'node:util';
import type { Protocol } from 'devtools-protocol';
import { asObject } from '../source/parser.ts';
import { argumentOf, primitiveOf } from './call-argument.ts';
import type { CdpClient } from './cdp-client.ts';

type RemoteObject = Protocol.Runtime.RemoteObject;

const TIMEOUT_MS = 250;
/** Longer input is not worth the work at each key. */
const MAX_SOURCE_LENGTH = 2000;
/** Of one line; the screen cuts it where its row ends. */
const MAX_TEXT_LENGTH = 400;

/** One line; undefined if there is nothing to show. */
export async function previewOf(client: CdpClient, source: string): Promise<string | undefined> {
  if (source.length > MAX_SOURCE_LENGTH || source.trim() === '') return undefined;
  try {
    return await client.withObjects(async (objectGroup) => {
      const { result, exceptionDetails } = await client.request('Runtime.evaluate', {
        expression: asObject(source) ?? source,
        objectGroup,
        generatePreview: true,
        silent: true,
        throwOnSideEffect: true,
        timeout: TIMEOUT_MS,
      });
      if (exceptionDetails) return undefined;
      const text = oneLine(await textOf(client, result));
      return text === source.trim() ? undefined : text;
    });
  } catch {
    return undefined;
  }
}

async function textOf(client: CdpClient, value: RemoteObject): Promise<string> {
  if (value.objectId === undefined) return inspect(primitiveOf(value));
  // Objects of any size print whole, but it is only the start of them that can be seen here.
  if (value.preview?.overflow && value.subtype === undefined) return startOf(value, value.preview.properties);
  return (await client.request('JSTime.formatValue', { value: argumentOf(value), oneLine: true })).text;
}

/** The first properties of an object, as V8 gives them. */
function startOf(value: RemoteObject, properties: readonly Protocol.Runtime.PropertyPreview[]): string {
  const name = value.className && value.className !== 'Object' ? `${value.className} ` : '';
  const members = properties.map((property) => `${nameOf(property.name)}: ${previewOfProperty(property)}`);
  return `${name}{ ${members.join(', ')}, … }`;
}

function nameOf(name: string): string {
  return /^[\p{ID_Start}_$][\p{ID_Continue}$]*$/u.test(name) ? name : inspect(name);
}

function previewOfProperty({ type, subtype, value = '' }: Protocol.Runtime.PropertyPreview): string {
  if (type === 'string') return inspect(value);
  if (type === 'accessor') return '[Getter]';
  if (type === 'function') return '[Function]';
  if (type !== 'object' || subtype === 'null' || subtype === 'regexp' || subtype === 'date') return value;
  return `[${value.replace(/\(\d+\)$/, '')}]`;
}

function oneLine(text: string): string {
  const start = text.slice(0, MAX_TEXT_LENGTH);
  const end = start.search(/[\r\n]/);
  return end < 0 ? start : start.slice(0, end);
}
