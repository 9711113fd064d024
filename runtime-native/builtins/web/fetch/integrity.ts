/** @see https://w3c.github.io/webappsec-subresource-integrity/#does-response-match-metadatalist */
import type { Bytes } from '../../internal/bytes.ts';
import { ops } from '../../internal/native.ts';
import {
  arrayIndexOf,
  arrayPush,
  promiseThen,
  regExpExec,
  stringReplaceAll,
  stringSplit,
} from '../../internal/primordials.ts';
import { promiseResolvedWith } from '../../internal/promises.ts';

/** From the weakest. */
const ALGORITHMS = ['sha256', 'sha384', 'sha512'];
const OPENSSL_NAMES = ['SHA2-256', 'SHA2-384', 'SHA2-512'];
const EXPRESSION = /^(sha256|sha384|sha512)-([A-Za-z0-9+/_-]+={0,2})(?:\?.*)?$/;
const WHITE_SPACE = /[\t\n\f\r ]/;

interface Expected {
  readonly strength: number;
  readonly digest: string;
}

/** Without padding, in the alphabet of base64. */
function normalizeDigest(text: string): string {
  return stringReplaceAll(stringReplaceAll(stringReplaceAll(text, '-', '+'), '_', '/'), '=', '');
}

/** Those of the strongest algorithm; expressions that say nothing to us are ignored. */
function parse(metadata: string): Expected[] {
  let expected: Expected[] = [];
  const parts = stringSplit(metadata, WHITE_SPACE as never);
  for (let index = 0; index < parts.length; index++) {
    const match = regExpExec(EXPRESSION, parts[index] as string);
    if (match === null) continue;
    const strength = arrayIndexOf(ALGORITHMS, match[1]);
    const strongest = expected.length === 0 ? -1 : (expected[0] as Expected).strength;
    if (strength > strongest) expected = [];
    if (strength >= strongest) arrayPush(expected, { strength, digest: normalizeDigest(match[2] as string) });
  }
  return expected;
}

/** Metadata without any digest match everything. */
export function matchesIntegrity(bytes: Bytes, metadata: string): Promise<boolean> {
  const expected = parse(metadata);
  if (expected.length === 0) return promiseResolvedWith(true);
  const name = OPENSSL_NAMES[(expected[0] as Expected).strength] as string;
  return promiseThen(ops.cryptoDigest(name, bytes), (digest) => {
    const text = normalizeDigest((new Uint8Array(digest) as unknown as { toBase64(): string }).toBase64());
    for (let index = 0; index < expected.length; index++) {
      if ((expected[index] as Expected).digest === text) return true;
    }
    return false;
  });
}
