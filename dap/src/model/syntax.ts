/** Whether a text is an expression, as it may stand anywhere in a program. */

type Acorn = typeof import('acorn');

let library: Promise<Acorn> | undefined;

/** The parser, loaded when it is first needed. */
export function parser(): Promise<Acorn> {
  library ??= import('acorn');
  return library;
}

const anywhere = {
  ecmaVersion: 'latest',
  sourceType: 'module',
  allowSuperOutsideMethod: true,
  allowReserved: true,
  checkPrivateFields: false,
  allowAwaitOutsideFunction: false,
  allowImportExportEverywhere: true,
} as const;

/** Why a text is no expression; nothing when it is one. Without `await`, which cannot wait where the program stands. */
export async function problemOfExpression(text: string): Promise<string | undefined> {
  const { parseExpressionAt } = await parser();
  // In a function: `new.target` and `arguments` are allowed there. On a line of its own, for a comment at its end.
  const head = 'function () { return (';
  const all = `${head}${text}\n); }`;
  try {
    const { end } = parseExpressionAt(all, 0, anywhere);
    return end === all.length ? undefined : 'it ends too early';
  } catch (error) {
    return lowerFirst((error as Error).message.replace(/ \(\d+:\d+\)$/, ''));
  }
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
