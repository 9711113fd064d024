/**
 * The store of blob URLs.
 * @see https://w3c.github.io/FileAPI/#url-model
 */

import { ops } from '../../internal/native.ts';
import { mapDelete, mapGet, mapSet, stringIndexOf, stringSlice } from '../../internal/primordials.ts';
import type { Blob } from './blob.ts';

const store = new Map<string, Blob>();

/** The origin of a program is opaque. */
const PREFIX = 'blob:null/';

/** Keeps `blob` alive until the URL is revoked. */
export function createBlobUrl(blob: Blob): string {
  const url = `${PREFIX}${ops.cryptoRandomUuid()}`;
  mapSet(store, url, blob);
  return url;
}

export function revokeBlobUrl(url: string): void {
  mapDelete(store, url);
}

/** The blob behind `href`, a serialized URL, whose fragment does not matter; undefined if there is none. */
export function blobOfUrl(href: string): Blob | undefined {
  const fragment = stringIndexOf(href, '#');
  return mapGet(store, fragment === -1 ? href : stringSlice(href, 0, fragment));
}
