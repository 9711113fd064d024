/**
 * What debuggers hear of requests: the events of the protocol's domain Network.
 * @see https://chromedevtools.github.io/devtools-protocol/tot/Network/
 */
import { type Bytes, joinBytes } from '../../internal/bytes.ts';
import { isDebugged } from '../../internal/debugged.ts';
import { ops } from '../../internal/native.ts';
import {
  arrayPush,
  jsonStringify,
  mapDelete,
  mapGet,
  mapSet,
  typedArrayByteLength,
} from '../../internal/primordials.ts';
import { copyBytes } from '../../internal/webidl/buffers.ts';
import type { HeaderList } from './header-list.ts';
import { extractMimeType } from './mime-type.ts';
import type { RequestRecord } from './request-record.ts';

/** Of one body; of the rest nothing can be shown. */
const MOST_BODY_BYTES = 10 * 1024 * 1024;
const MOST_LOGS = 100;

/** The last ones, by request id, for those who ask for bodies. */
const logs = new Map<string, NetworkLog>();
let lastId = 0;

const seconds = (): number => ops.now() / 1000;

function toObject(headers: HeaderList): Record<string, string> {
  const sorted = headers.sortAndCombine();
  const object: Record<string, string> = { __proto__: null as never };
  for (let index = 0; index < sorted.length; index += 2) {
    const name = sorted[index] as string;
    const present = object[name];
    // As DevTools show headers that come several times.
    object[name] = present === undefined ? (sorted[index + 1] as string) : `${present}\n${sorted[index + 1]}`;
  }
  return object;
}

function tell(method: string, params: object): void {
  ops.tellDebugger(`Network.${method}`, jsonStringify(params) as string);
}

export class NetworkLog {
  readonly #id: string;
  #chunks: Bytes[] = [];
  #byteLength = 0;
  #networkBytes = 0;
  #response: object | undefined = undefined;

  constructor(id: string) {
    this.#id = id;
  }

  sent(request: RequestRecord): void {
    const { currentUrl, headers, method, body } = request;
    tell('requestWillBeSent', {
      __proto__: null,
      requestId: this.#id,
      loaderId: '',
      documentURL: '',
      request: {
        __proto__: null,
        url: currentUrl.href,
        method,
        headers: toObject(headers),
        hasPostData: body !== null,
        ...(typeof body?.source === 'string' && { postData: body.source }),
        initialPriority: 'High',
        referrerPolicy: request.referrerPolicy || 'strict-origin-when-cross-origin',
      },
      timestamp: seconds(),
      wallTime: (ops.timeOrigin() + ops.now()) / 1000,
      initiator: { __proto__: null, type: 'script' },
      redirectHasExtraInfo: false,
      ...(this.#response && { redirectResponse: this.#response }),
      type: 'Fetch',
      hasUserGesture: false,
    });
    this.#response = undefined;
  }

  /** The head of a response; `isRedirect`: another request follows. */
  received(request: RequestRecord, status: number, statusText: string, headers: HeaderList, isRedirect: boolean): void {
    const mimeType = extractMimeType(headers.get('content-type'));
    this.#response = {
      __proto__: null,
      url: request.currentUrl.href,
      status,
      statusText,
      headers: toObject(headers),
      mimeType: mimeType?.essence ?? '',
      charset: (mimeType && mapGet(mimeType.parameters, 'charset')) ?? '',
      connectionReused: false,
      connectionId: 0,
      encodedDataLength: 0,
      securityState: request.currentUrl.protocol === 'https:' ? 'secure' : 'insecure',
    };
    if (isRedirect) return;
    tell('responseReceived', {
      __proto__: null,
      requestId: this.#id,
      loaderId: '',
      timestamp: seconds(),
      type: 'Fetch',
      response: this.#response,
      hasExtraInfo: false,
    });
  }

  /** Bytes have come from the network. */
  data(byteLength: number): void {
    this.#networkBytes += byteLength;
    tell('dataReceived', {
      __proto__: null,
      requestId: this.#id,
      timestamp: seconds(),
      dataLength: byteLength,
      encodedDataLength: byteLength,
    });
  }

  /** Bytes of the body, decoded. */
  keep(bytes: Bytes): void {
    this.#byteLength += typedArrayByteLength(bytes);
    if (this.#byteLength > MOST_BODY_BYTES) this.#chunks = [];
    else arrayPush(this.#chunks, copyBytes(bytes));
  }

  finished(): void {
    tell('loadingFinished', {
      __proto__: null,
      requestId: this.#id,
      timestamp: seconds(),
      encodedDataLength: this.#networkBytes,
    });
  }

  failed(errorText: string, canceled: boolean): void {
    tell('loadingFailed', {
      __proto__: null,
      requestId: this.#id,
      timestamp: seconds(),
      type: 'Fetch',
      errorText,
      canceled,
    });
  }

  /** Null when it was too large. */
  get body(): Bytes | null {
    return this.#byteLength > MOST_BODY_BYTES ? null : joinBytes(this.#chunks, this.#byteLength);
  }
}

/** Undefined while nobody would hear. */
export function startNetworkLog(): NetworkLog | undefined {
  if (!isDebugged) return undefined;
  const id = `${++lastId}`;
  const log = new NetworkLog(id);
  mapSet(logs, id, log);
  mapDelete(logs, `${lastId - MOST_LOGS}`);
  return log;
}

/** The hook of the core: what Network.getResponseBody answers, as JSON; undefined if there is no such body. */
export function networkBody(requestId: string): string | undefined {
  const body = mapGet(logs, requestId)?.body;
  if (body === undefined || body === null) return undefined;
  const text = ops.utf8Decode(body);
  const isText =
    typedArrayByteLength(ops.utf8Encode(text)) === typedArrayByteLength(body) && text.indexOf('\ufffd') === -1;
  const content = isText ? text : (body as unknown as { toBase64(): string }).toBase64();
  return jsonStringify({ __proto__: null, body: content, base64Encoded: !isText });
}
