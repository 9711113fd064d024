/**
 * What a Request is behind its interface.
 * @see https://fetch.spec.whatwg.org/#concept-request
 */
import type { Blob } from '../files/blob.ts';
import { blobOfUrl } from '../files/blob-urls.ts';
import type { UrlRecord } from '../url/url-record.ts';
import type { Body } from './body.ts';
import { HeaderList } from './header-list.ts';

export type RequestMode = 'cors' | 'navigate' | 'no-cors' | 'same-origin';
export type RequestCredentials = 'include' | 'omit' | 'same-origin';
export type RequestCache = 'default' | 'force-cache' | 'no-cache' | 'no-store' | 'only-if-cached' | 'reload';
export type RequestRedirect = 'error' | 'follow' | 'manual';
export type ReferrerPolicy =
  | ''
  | 'no-referrer'
  | 'no-referrer-when-downgrade'
  | 'origin'
  | 'origin-when-cross-origin'
  | 'same-origin'
  | 'strict-origin'
  | 'strict-origin-when-cross-origin'
  | 'unsafe-url';

/** Scripts see copies only; a fetch changes its own. */
export class RequestRecord {
  method = 'GET';
  /** The URL list; the last one is the current URL. */
  urls: UrlRecord[];
  headers: HeaderList;
  body: Body | null = null;
  mode: RequestMode = 'cors';
  credentials: RequestCredentials = 'same-origin';
  cache: RequestCache = 'default';
  redirect: RequestRedirect = 'follow';
  /** 'client', 'no-referrer' or a URL. */
  referrer = 'client';
  referrerPolicy: ReferrerPolicy = '';
  integrity = '';
  keepalive = false;
  redirectCount = 0;
  /** A redirect has left the origin of the first URL, which counts as the request's own. */
  isForeign = false;

  /** What is behind a blob: URL, which may be revoked meanwhile. */
  blob: Blob | undefined;

  constructor(url: UrlRecord, headers = new HeaderList()) {
    this.urls = [url];
    this.blob = url.protocol === 'blob:' ? blobOfUrl(url.href) : undefined;
    this.headers = headers;
  }

  get currentUrl(): UrlRecord {
    return this.urls[this.urls.length - 1] as UrlRecord;
  }

  /** With the same body. */
  copy(): RequestRecord {
    const copy = new RequestRecord(this.urls[0] as UrlRecord, this.headers.copy());
    copy.blob = this.blob;
    copy.method = this.method;
    copy.body = this.body;
    copy.mode = this.mode;
    copy.credentials = this.credentials;
    copy.cache = this.cache;
    copy.redirect = this.redirect;
    copy.referrer = this.referrer;
    copy.referrerPolicy = this.referrerPolicy;
    copy.integrity = this.integrity;
    copy.keepalive = this.keepalive;
    return copy;
  }
}
