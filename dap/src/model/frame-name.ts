/** How users call the functions of a stack. */
import type { Protocol } from 'devtools-protocol';

type CallFrame = Protocol.Debugger.CallFrame;

/** Receivers of these types say nothing about a function. */
const plain = new Set(['Object', 'Function', 'global', 'Window', 'Array', 'Module']);

/** The class that a method seems to belong to, by its receiver; nothing for other functions. */
export function classOf({ functionName, this: receiver }: CallFrame): string | undefined {
  if (!functionName || functionName.includes('.')) return undefined;
  const { type, className, description = '' } = receiver;
  if (type === 'function') return /^class\s+([\p{ID_Start}$_][\p{ID_Continue}$]*)/u.exec(description)?.[1];
  if (type !== 'object' || className === undefined || plain.has(className) || className === functionName)
    return undefined;
  return className;
}

/** Whether the text from a function's parameters on is an arrow function's, whose receiver is somebody else's. */
export function isArrow(text: string): boolean {
  if (text[0] !== '(') return true;
  let depth = 0;
  for (let index = 0; index < text.length; index++) {
    const char = text[index];
    if (char === '(' || char === '[' || char === '{') depth++;
    else if (char === ')' || char === ']' || char === '}') depth--;
    if (depth === 0) return /^\s*=>/.test(text.slice(index + 1, index + 40));
  }
  return false;
}

/** A function's name with its class. */
export function methodName(className: string, functionName: string): string {
  const [, kind, name] = /^(get|set) (.*)$/.exec(functionName) ?? [];
  return kind ? `${kind} ${className}.${name}` : `${className}.${functionName}`;
}
