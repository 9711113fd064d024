/**
 * `import source m from './m.wasm'` and `import.source('./m.wasm')`, which the compiler does not know: the word gives way
 * to a comment of the same length, so that all offsets stay.
 */
import * as ts from 'typescript6';

const inStatement = '/*s:*/';
const inCall = '/*src*/';

/** What the compiler reads in the place of a text. */
export function hideSourcePhase(text: string): string {
  if (!text.includes('source')) return text;
  return text
    .replace(/(?<=\bimport\s+)source(?=\s+[\p{ID_Start}$_][\p{ID_Continue}$]*\s+from\b)/gu, inStatement)
    .replace(/(?<=\bimport)\.source(?=\s*\()/g, inCall);
}

/** The text as its author wrote it, also where the compiler made it. */
export function showSourcePhase(text: string): string {
  return text.includes('/*s') ? text.replaceAll(inStatement, 'source').replaceAll(inCall, '.source') : text;
}

/** Whether an import asks for the compiled module, not for what it exports. */
export function isSourcePhase(literal: ts.StringLiteralLike, file: ts.SourceFile): boolean {
  const { parent } = literal;
  if (!parent) return false;
  if (ts.isCallExpression(parent)) return file.text.startsWith(inCall, parent.expression.end);
  return ts.isImportDeclaration(parent) && file.text.slice(parent.getStart(file), literal.pos).includes(inStatement);
}
