/**
 * Attributes of the classes that are built in, such as `url.href`: accessors of their prototypes, whose data is behind
 * private members that are nobody's business.
 */
import type { Protocol } from 'devtools-protocol';
import type { CdpSession } from '../../cdp/session.ts';
import { attributeNames, callIn, readAttributes, readProperty, ThrownInProgram } from './in-program.ts';

type RemoteObject = Protocol.Runtime.RemoteObject;

/** One more than V8's previews have. */
const mostInText = 6;

export class Attributes {
  /** Of each class, those that can be read without an effect, as many as a text has. */
  readonly #readable = new Map<string, Promise<string[]>>();

  /** What an attribute is, or undefined if reading it might change something, or throws. */
  async read(
    cdp: CdpSession,
    objectId: string,
    key: Protocol.Runtime.CallArgument,
    objectGroup: string,
  ): Promise<RemoteObject | undefined> {
    return callIn(cdp, readProperty, objectId, [key], { objectGroup, harmless: true, preview: true }).catch(notThrown);
  }

  /** `object`, which has attributes, with a preview of them. */
  async withPreview(cdp: CdpSession, object: RemoteObject, objectGroup: string): Promise<RemoteObject> {
    const { objectId, className = '', preview } = object;
    if (objectId === undefined || !preview) return object;
    let names = this.#readable.get(className);
    if (!names) {
      names = this.#findReadable(cdp, objectId, objectGroup);
      this.#readable.set(className, names);
    }
    const args = (await names).map((value) => ({ value }));
    const options = { objectGroup, harmless: true, preview: true };
    const values = await callIn(cdp, readAttributes, objectId, args, options).catch(notThrown);
    const { properties = [], overflow = true } = values?.preview ?? {};
    return { ...object, preview: { ...preview, properties, overflow } };
  }

  clear(): void {
    this.#readable.clear();
  }

  async #findReadable(cdp: CdpSession, objectId: string, objectGroup: string): Promise<string[]> {
    const options = { objectGroup, harmless: true, byValue: true };
    const names = (await callIn(cdp, attributeNames, objectId, [], options).catch(notThrown))?.value as string[];
    const values = await Promise.all((names ?? []).map((value) => this.read(cdp, objectId, { value }, objectGroup)));
    return (names ?? []).filter((_name, index) => values[index]).slice(0, mostInText);
  }
}

function notThrown(error: unknown): undefined {
  if (!(error instanceof ThrownInProgram)) throw error;
}
