/** A text after edits, as a client makes them. */
import type { Position, TextEdit } from 'vscode-languageserver';

/** @throws {Error} where two of them overlap: the protocol forbids that */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  const starts = [0, ...[...text.matchAll(/\n/g)].map(({ index }) => index + 1)];
  const offset = ({ line, character }: Position) => Math.min(text.length, (starts[line] ?? text.length) + character);
  const ordered = edits
    .map(({ range, newText }, index) => ({ start: offset(range.start), end: offset(range.end), newText, index }))
    .sort((a, b) => a.start - b.start || a.end - b.end || a.index - b.index);
  let result = '';
  let done = 0;
  for (const { start, end, newText } of ordered) {
    if (start < done) throw new Error(`edits overlap: ${JSON.stringify(edits)}`);
    result += text.slice(done, start) + newText;
    done = end;
  }
  return result + text.slice(done);
}
