/** Log messages: texts with expressions in braces, such as `n is {n}`. A backslash takes a brace's meaning away. */

/** A message in pieces: first a text, then in turn an expression and the text behind it. */
export interface LogMessage {
  readonly texts: readonly string[];
  readonly expressions: readonly string[];
  /** What is wrong with it, as a sentence. */
  readonly problem: string | undefined;
}

/** Reads a message. A brace that does not end is text, and a problem. */
export function readLogMessage(message: string): LogMessage {
  const texts: string[] = [];
  const expressions: string[] = [];
  let text = '';
  let problem: string | undefined;
  for (let index = 0; index < message.length; index++) {
    const char = message[index] as string;
    if (char === '\\' && /[{}\\]/.test(message[index + 1] ?? '')) {
      text += message[++index];
      continue;
    }
    const end = char === '{' ? endOfExpression(message, index + 1) : undefined;
    const expression = end === undefined ? '' : message.slice(index + 1, end).trim();
    if (char === '{' && end === undefined)
      problem ??= `"${message.slice(index)}" in the log message does not end: "}" is missing; "\\{" is a brace`;
    if (end === undefined || expression === '') {
      text += char;
      continue;
    }
    texts.push(text);
    text = '';
    expressions.push(expression);
    index = end;
  }
  texts.push(text);
  return { texts, expressions, problem };
}

/** Index of the brace that ends an expression: those in strings, and pairs within it, do not. */
function endOfExpression(message: string, start: number): number | undefined {
  let depth = 0;
  for (let index = start; index < message.length; index++) {
    const char = message[index] as string;
    if (char === '"' || char === "'" || char === '`') {
      const end = endOfString(message, index);
      if (end === undefined) return undefined;
      index = end;
    } else if (char === '{') {
      depth++;
    } else if (char === '}') {
      if (depth === 0) return index;
      depth--;
    }
  }
  return undefined;
}

function endOfString(message: string, start: number): number | undefined {
  const quote = message[start];
  for (let index = start + 1; index < message.length; index++) {
    if (message[index] === '\\') index++;
    else if (message[index] === quote) return index;
  }
  return undefined;
}
