/** The head of an error report: position, source line, caret. */
import { displayName, pathOfFileUrl } from './file-url.ts';
import { lineOf } from './lines.ts';
import { ops } from './native.ts';
import type { Location } from './native-ops.d.ts';
import { mathMax, mathMin, stringCharCodeAt, stringEndsWith, stringRepeat, stringSlice } from './primordials.ts';
import { originalLine, originalPositionOf } from './source-maps.ts';
import { getStringWidth } from './string-width.ts';

/** Longer source lines are cut to this many UTF-16 units around the caret. */
const MAX_LINE_LENGTH = 120;
const UNITS_BEFORE_CARET = 60;
const CUT = '…';

export interface Highlighter {
  position(text: string): string;
  caret(text: string): string;
}

interface Excerpt {
  readonly url: string;
  readonly line: number;
  readonly column: number;
  readonly endColumn: number;
  readonly sourceLine: string;
}

/** Moves a location through the script's source map, if it has one. */
function toOriginal(location: Location): Excerpt {
  const original = location.line > 0 ? originalPositionOf(location.url, location.line, location.column) : undefined;
  if (original === undefined) return { ...location, sourceLine: writtenLine(location) };
  return {
    ...original,
    // Maps know where code starts, not where it ends.
    endColumn: original.column + 1,
    sourceLine: originalLine(location.url, original) ?? '',
  };
}

/** Whether blanks instead of some characters of `written` give `stripped`. */
function isStrippedFrom(stripped: string, written: string): boolean {
  if (stripped.length !== written.length) return false;
  for (let index = 0; index < stripped.length; index++) {
    const unit = stringCharCodeAt(stripped, index);
    if (unit !== 0x20 && unit !== stringCharCodeAt(written, index)) return false;
  }
  return true;
}

/** TypeScript runs with blanks in place of its types; its file has the line as it was written, unless it has changed. */
function writtenLine({ url, line, sourceLine }: Excerpt): string {
  if (sourceLine === '' || !(stringEndsWith(url, '.ts') || stringEndsWith(url, '.mts'))) return sourceLine;
  const path = pathOfFileUrl(url);
  const text = path === undefined ? undefined : ops.readTextFile(path);
  const written = text === undefined ? undefined : lineOf(text, line);
  return written !== undefined && isStrippedFrom(sourceLine, written) ? written : sourceLine;
}

/** Control characters would move the caret or the cursor: they become spaces, tabs stay. */
function withoutControls(text: string): string {
  let clean = '';
  let copied = 0;
  for (let index = 0; index < text.length; index++) {
    const unit = stringCharCodeAt(text, index);
    const isControl = unit < 0x20 || (unit >= 0x7f && unit < 0xa0);
    if (!isControl || unit === 0x09) continue;
    clean += `${stringSlice(text, copied, index)} `;
    copied = index + 1;
  }
  return copied === 0 ? text : clean + stringSlice(text, copied);
}

/** White space as wide as `text` on a terminal; tabs stay tabs, so that the caret stays aligned. */
function blankLike(text: string): string {
  let blank = '';
  let start = 0;
  for (let index = 0; index <= text.length; index++) {
    if (index < text.length && stringCharCodeAt(text, index) !== 0x09) continue;
    blank += stringRepeat(' ', getStringWidth(stringSlice(text, start, index)));
    if (index < text.length) blank += '\t';
    start = index + 1;
  }
  return blank;
}

function formatExcerpt({ column, endColumn, sourceLine }: Excerpt, highlight: Highlighter): string {
  const line = withoutControls(sourceLine);
  const caretStart = mathMin(mathMax(column - 1, 0), line.length);
  let from = 0;
  let to = line.length;
  if (line.length > MAX_LINE_LENGTH) {
    from = mathMax(0, mathMin(caretStart - UNITS_BEFORE_CARET, line.length - MAX_LINE_LENGTH));
    to = from + MAX_LINE_LENGTH;
  }
  const before = `${from > 0 ? CUT : ''}${stringSlice(line, from, caretStart)}`;
  const marked = stringSlice(line, caretStart, mathMin(mathMax(endColumn - 1, caretStart + 1), to));
  const after = `${stringSlice(line, caretStart + marked.length, to)}${to < line.length ? CUT : ''}`;
  const caret = highlight.caret(stringRepeat('^', mathMax(getStringWidth(marked), 1)));
  return `${before}${marked}${after}\n${blankLike(before)}${caret}\n`;
}

/** Position, source line and caret, each on a line of its own, then an empty line. */
export function formatLocation(location: Location, highlight: Highlighter): string {
  const excerpt = toOriginal(location);
  // A whole file, for instance one that is no WebAssembly, has no line.
  const place = excerpt.line > 0 ? `:${excerpt.line}:${excerpt.column}` : '';
  const position = highlight.position(`${displayName(excerpt.url)}${place}`);
  const hasLine = excerpt.sourceLine !== '';
  return `${position}\n${hasLine ? formatExcerpt(excerpt, highlight) : ''}\n`;
}
