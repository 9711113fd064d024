/** The answers to plain HTTP requests: the /json endpoints that tools find targets by. */
import type { StartInspector } from '../../contract/host-channel.ts';
import { targetInfo, versionInfo } from './target-info.ts';

/** An answer. */
export interface HttpAnswer {
  readonly status: number;
  readonly headers: Record<string, string>;
  /** Or `'protocol'`: the file that describes the protocol. */
  readonly body: string | { readonly file: 'protocol' };
}

/** An answer whose text is known. */
export type TextAnswer = HttpAnswer & { readonly body: string };

/** Answers a request for `url`. `host`: under which the client reached us, with port. */
export function answerRequest(method: string, url: string, host: string, target: StartInspector): HttpAnswer {
  if (method !== 'GET' && method !== 'HEAD') {
    return { ...text(405, 'Only GET and HEAD are served here.'), headers: { ...textHeaders, Allow: 'GET, HEAD' } };
  }
  const path = (url.split('?', 1)[0] ?? '').replace(/(?<=.)\/$/, '');
  switch (path) {
    case '/json':
    case '/json/list':
      return json([targetInfo(target, host)]);
    case '/json/version':
      return json(versionInfo(target, host));
    case '/json/protocol':
      return { status: 200, headers: jsonHeaders, body: { file: 'protocol' } };
    case `/json/activate/${target.targetId}`:
      return text(200, 'Target activated');
    case `/${target.targetId}`:
      return { ...text(426, 'WebSockets request was expected'), headers: { ...textHeaders, Upgrade: 'websocket' } };
  }
  if (path.startsWith('/json/activate/'))
    return text(404, `No such target id: ${path.slice('/json/activate/'.length)}`);
  return text(
    404,
    `Not found. /json/list lists what can be debugged here, by any client of the Chrome DevTools Protocol.`,
  );
}

const sharedHeaders = { 'Cache-Control': 'no-cache', 'X-Content-Type-Options': 'nosniff' };
const jsonHeaders = { ...sharedHeaders, 'Content-Type': 'application/json; charset=UTF-8' };
const textHeaders = { ...sharedHeaders, 'Content-Type': 'text/plain; charset=UTF-8' };

function json(value: unknown): TextAnswer {
  return { status: 200, headers: jsonHeaders, body: `${JSON.stringify(value, undefined, 2)}\n` };
}

/** An answer for people. */
export function text(status: number, sentence: string): TextAnswer {
  return { status, headers: textHeaders, body: `${sentence}\n` };
}
