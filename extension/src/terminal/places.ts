/** Places in files, as the runtime names them in its output. */

export interface Place {
  /** A `file:` URL, or a path. */
  readonly file: string;
  /** Both start at 1. */
  readonly line: number;
  readonly column: number;
  /** Where the text stands in its line. */
  readonly start: number;
  readonly length: number;
}

// A URL has no spaces; a path may, where nothing but the place stands in the line.
const wholeLine = /^(?<file>(?:\.{0,2}\/|[A-Za-z]:[\\/]).*?):(?<line>\d+)(?::(?<column>\d+))?$/;
const within = /(?<file>file:\/\/\/[^\s:()]+|(?<![\w:/.])\.{0,2}\/[^\s:()'"]+):(?<line>\d+)(?::(?<column>\d+))?/g;

/** All places that a line of output names. */
export function placesIn(text: string): Place[] {
  const whole = wholeLine.exec(text.trimEnd());
  return (whole ? [whole] : [...text.matchAll(within)]).map(({ 0: { length }, index, groups = {} }) => ({
    file: groups.file!,
    line: Number(groups.line),
    column: Number(groups.column ?? 1),
    start: index,
    length,
  }));
}
