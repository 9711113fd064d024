// Compares output with expected text in which `[WILDCARD]` stands for any text and `[WILDLINE]` for any text that
// stays on its line.

const tokens = /\[WILDCARD\]|\[WILDLINE\]/;

/** Whether expected text has wildcards, which an update would lose. */
export function hasWildcards(expected: string): boolean {
  return tokens.test(expected);
}

/** Whether the whole of `actual` is as expected. */
export function matches(expected: string, actual: string): boolean {
  return hasWildcards(expected) ? new RegExp(`^${pattern(expected)}$`).test(actual) : expected === actual;
}

/** Says where the two part, with some lines around and the whole output; undefined if they match. */
export function describeMismatch(expected: string, actual: string): string | undefined {
  if (matches(expected, actual)) return undefined;
  const wanted = expected.split('\n');
  const got = actual.split('\n');
  const alike = linesAlike(wanted, actual);
  const consumed = alike.text === '' ? 0 : alike.text.split('\n').length - 1;
  return [
    `line ${consumed + 1} of the output is not as expected (line ${alike.count + 1} there):`,
    ...got.slice(Math.max(0, consumed - 2), consumed).map((line) => `    ${visible(line)}`),
    ...wanted.slice(alike.count, alike.count + 4).map((line) => `  - ${visible(line)}`),
    ...got.slice(consumed, consumed + 4).map((line) => `  + ${visible(line)}`),
    'the whole output:',
    actual,
  ].join('\n');
}

/** How many leading lines of the expected text match, and the output they match. */
function linesAlike(wanted: string[], actual: string): { count: number; text: string } {
  for (let count = wanted.length - 1; count > 0; count--) {
    const start = new RegExp(`^${pattern(`${wanted.slice(0, count).join('\n')}\n`)}`).exec(actual);
    if (start) return { count, text: start[0] };
  }
  return { count: 0, text: '' };
}

function pattern(expected: string): string {
  return expected
    .split(/(\[WILDCARD\]|\[WILDLINE\])/)
    .map((part) => {
      if (part === '[WILDCARD]') return '[\\s\\S]*?';
      if (part === '[WILDLINE]') return '[^\\n]*?';
      return part.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
    })
    .join('');
}

// Escape sequences, carriage returns and the like would be invisible or worse on a terminal.
function visible(line: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  return line.replace(/[\x00-\x08\x0b-\x1f\x7f]/g, (char) => `\\x${char.charCodeAt(0).toString(16).padStart(2, '0')}`);
}
