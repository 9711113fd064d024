/** Stacks of errors as text. */

/** Where an evaluated expression begins in a stack: what called it is the debugger, and where the program stands. */
const begin = /^ {4}at (?:(?:async )?eval \(eval at .*|(?:async )?<anonymous>:\d+:\d+)$/;
/** A function that the expression itself has declared. */
const inside = /\(eval at .*, (<anonymous>:\d+:\d+)\)$/;

/**
 * The text of an error that an expression has thrown, without the part of the stack that is not the expression's own.
 * @param isSyntax the expression itself could not be read: nothing of the stack is.
 */
export function cleanStack(text: string, { isSyntax }: { isSyntax: boolean }): string {
  const lines = text.split('\n');
  const first = lines.findIndex((line) => begin.test(line) || (isSyntax && /^ {4}at /.test(line)));
  const kept = first < 0 ? lines : lines.slice(0, first);
  return kept.map((line) => line.replace(inside, '($1)')).join('\n');
}
