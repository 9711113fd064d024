/**
 * What a Response is behind its interface.
 * @see https://fetch.spec.whatwg.org/#concept-response
 */
import type { UrlRecord } from '../url/url-record.ts';
import type { Body } from './body.ts';
import { HeaderList } from './header-list.ts';

export type ResponseType = 'basic' | 'cors' | 'default' | 'error' | 'opaque' | 'opaqueredirect';

export class ResponseRecord {
  type: ResponseType = 'default';
  /** The last one is the response's URL. */
  urls: readonly UrlRecord[] = [];
  status = 200;
  statusText = '';
  headers: HeaderList;
  body: Body | null = null;
  /** Of a network error: what went wrong. */
  error: unknown = undefined;

  constructor(headers = new HeaderList()) {
    this.headers = headers;
  }

  get url(): UrlRecord | undefined {
    return this.urls[this.urls.length - 1];
  }

  clone(): ResponseRecord {
    const copy = new ResponseRecord(this.headers.copy());
    copy.type = this.type;
    copy.urls = this.urls;
    copy.status = this.status;
    copy.statusText = this.statusText;
    copy.body = this.body?.clone() ?? null;
    return copy;
  }
}

/** @see https://fetch.spec.whatwg.org/#null-body-status */
export const isNullBodyStatus = (status: number): boolean =>
  status === 204 || status === 205 || status === 304 || status === 101 || status === 103;

export const isRedirectStatus = (status: number): boolean =>
  status === 301 || status === 302 || status === 303 || status === 307 || status === 308;

/** What scripts can see of an opaque response: nothing. */
export function opaqueResponse(): ResponseRecord {
  const response = new ResponseRecord();
  response.type = 'opaque';
  response.status = 0;
  return response;
}
