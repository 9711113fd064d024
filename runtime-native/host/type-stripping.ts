/** TypeScript to JavaScript, by the stripper that Node carries: types become blanks, and every position stays. */
import module from 'node:module';

/** What is wrong with a source, one-based. */
type Problem = readonly [code: string, line: number, column: number, endColumn: number, message: string];
type Stripped =
  | { readonly javascript: string; readonly problem?: undefined }
  | { readonly javascript?: undefined; readonly problem: Problem };

/** Node puts the place before the stack: `file:LINE`, then source lines, and carets below if it is within one line. */
const LINE = /^[^\n]*:(\d+)\n/;
const CARETS = /^[^\n]*\n(?:[^\n]*\n)+?( *)(\^+)\n/;

export function stripTypes(source: string): Stripped {
  try {
    return { javascript: module.stripTypeScriptTypes(source) };
  } catch (error) {
    const { code = 'ERR_INVALID_TYPESCRIPT_SYNTAX', message, stack = '' } = error as NodeJS.ErrnoException;
    return { problem: [code, ...placeIn(source, stack), message] };
  }
}

/** Zeros if it is not known. */
function placeIn(source: string, stack: string): readonly [line: number, column: number, endColumn: number] {
  const line = Number(LINE.exec(stack)?.[1] ?? 0);
  if (line === 0) return [0, 0, 0];
  const [, indent, carets = ''] = CARETS.exec(stack) ?? [];
  if (indent !== undefined) return [line, indent.length + 1, indent.length + 1 + carets.length];
  const text = source.split('\n')[line - 1] ?? '';
  return [line, text.length - text.trimStart().length + 1, text.trimEnd().length + 1];
}
