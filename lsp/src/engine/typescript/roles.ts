/** What a module is made for. */
import * as ts from 'typescript6';
import type { ModuleRole } from '../engine.ts';

/** Declarations with calls in them (`const table = new Map()`) are what every library has: they make no script. */
export function roleOf(file: ts.SourceFile): ModuleRole {
  if (file.text.startsWith('#!') || /\bimport\.meta\.main\b/.test(file.text)) return 'program';
  return file.statements.some((statement) => hasEffect(statement) || awaits(statement)) ? 'script' : 'library';
}

function hasEffect(statement: ts.Statement): boolean {
  if (ts.isExpressionStatement(statement)) return !ts.isStringLiteral(statement.expression);
  if (ts.isBlock(statement)) return statement.statements.some(hasEffect);
  return (
    ts.isIfStatement(statement) ||
    ts.isIterationStatement(statement, false) ||
    ts.isSwitchStatement(statement) ||
    ts.isTryStatement(statement) ||
    ts.isThrowStatement(statement) ||
    ts.isLabeledStatement(statement)
  );
}

/** Not inside of functions. */
function awaits(node: ts.Node): boolean {
  if (ts.isAwaitExpression(node)) return true;
  if (ts.isFunctionLike(node)) return false;
  return ts.forEachChild(node, awaits) ?? false;
}
