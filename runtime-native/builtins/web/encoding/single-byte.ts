/**
 * Encodings of one byte per character.
 * @see https://encoding.spec.whatwg.org/#legacy-single-byte-encodings
 */
import { ops } from '../../internal/native.ts';
import { mapGet, mapSet, stringCharCodeAt } from '../../internal/primordials.ts';

type Index = Uint16Array<ArrayBuffer>;

const INDEX_LENGTH = 128;

/** The part that is not Latin-1, from byte 0x80. */
const WINDOWS_1252 = '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ';
/** From byte 0xA0; below that it is Latin-1. ICU has no converter for it. */
const ISO_8859_16 =
  '\u00a0ĄąŁ€„Š§š©Ș«Ź\u00adźŻ°±ČłŽ”¶·žčș»ŒœŸżÀÁÂĂÄĆÆÇÈÉÊËÌÍÎÏĐŃÒÓÔŐÖŚŰÙÚÛÜĘȚßàáâăäćæçèéêëìíîïđńòóôőöśűùúûüęțÿ';

/** Where the standard and ICU's converter differ: byte and code unit, 0 for none. */
const CORRECTIONS: Readonly<Record<string, readonly (readonly [byte: number, unit: number])[]>> = {
  __proto__: null as never,
  'koi8-u': [
    [0xae, 0x45e],
    [0xbe, 0x40e],
  ],
  'windows-874': [
    [0xdb, 0],
    [0xdc, 0],
    [0xdd, 0],
    [0xde, 0],
    [0xfc, 0],
    [0xfd, 0],
    [0xfe, 0],
    [0xff, 0],
  ],
  'windows-1253': [[0xaa, 0]],
  'windows-1255': [[0xca, 0x5ba]],
};

/** Latin-1, with `characters` from byte `first` on. */
function withCharacters(first: number, characters: string): Index {
  const index = new Uint16Array(INDEX_LENGTH);
  for (let at = 0; at < INDEX_LENGTH; at++) index[at] = 0x80 + at;
  for (let at = 0; at < characters.length; at++) index[first - 0x80 + at] = stringCharCodeAt(characters, at);
  return index;
}

function userDefined(): Index {
  const index = new Uint16Array(INDEX_LENGTH);
  for (let at = 0; at < INDEX_LENGTH; at++) index[at] = 0xf780 + at;
  return index;
}

function fromConverter(encoding: string): Index | undefined {
  const index = ops.singleByteIndex(encoding);
  if (index === undefined) return undefined;
  const corrections = CORRECTIONS[encoding] ?? [];
  for (let at = 0; at < corrections.length; at++) {
    const correction = corrections[at] as readonly [number, number];
    index[correction[0] - 0x80] = correction[1];
  }
  return index;
}

function makeIndex(encoding: string): Index | undefined {
  switch (encoding) {
    case 'windows-1252':
      return withCharacters(0x80, WINDOWS_1252);
    case 'iso-8859-16':
      return withCharacters(0xa0, ISO_8859_16);
    case 'x-user-defined':
      return userDefined();
    case 'iso-8859-8-i':
      return fromConverter('iso-8859-8');
    default:
      return fromConverter(encoding);
  }
}

const indexes = new Map<string, Index>();

/** The code units of the bytes from 0x80, 0 for none; undefined if `encoding` is none of one byte per character. */
export function singleByteIndex(encoding: string): Index | undefined {
  let index = mapGet(indexes, encoding);
  if (index === undefined) {
    index = makeIndex(encoding);
    if (index !== undefined) mapSet(indexes, encoding, index);
  }
  return index;
}
