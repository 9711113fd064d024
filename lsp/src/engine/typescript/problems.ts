/** Problems and imports of a file, as the compiler finds them. */
import * as ts from 'typescript6';
import type { ImportedSpecifier, Problem } from '../engine.ts';
import { isEarlyError } from './early-errors.ts';
import { attributesOf, importLiterals } from './host.ts';

export function toProblem(diagnostic: ts.Diagnostic): Problem {
  return {
    span: { start: diagnostic.start ?? 0, length: diagnostic.length ?? 0 },
    code: diagnostic.code,
    message: ts.flattenDiagnosticMessageText(diagnostic.messageText, '\n'),
    severity:
      diagnostic.category === ts.DiagnosticCategory.Error
        ? 'error'
        : diagnostic.category === ts.DiagnosticCategory.Warning
          ? 'warning'
          : 'suggestion',
    isEarlyError: isEarly(diagnostic),
    unnecessary: diagnostic.reportsUnnecessary !== undefined,
    deprecated: diagnostic.reportsDeprecated !== undefined,
    related: (diagnostic.relatedInformation ?? []).flatMap(({ file, start, length, messageText }) =>
      file && start !== undefined
        ? [
            {
              file: file.fileName,
              span: { start, length: length ?? 0 },
              message: ts.flattenDiagnosticMessageText(messageText, '\n'),
            },
          ]
        : [],
    ),
  };
}

function isEarly({ file, code, start = 0, length = 0 }: ts.Diagnostic): boolean {
  if (!file) return false;
  const line = file.text.slice(file.text.lastIndexOf('\n', start - 1) + 1, start);
  return isEarlyError(code, line, file.text.slice(start, start + length));
}

/** Whether the author asked for type checks. */
export function isChecked(file: ts.SourceFile, checkJs: boolean): boolean {
  const directive = (file as { checkJsDirective?: { enabled: boolean } }).checkJsDirective;
  if (directive) return directive.enabled;
  return checkJs || /\.[mc]?ts$/.test(file.fileName);
}

export function importsOf(file: ts.SourceFile): ImportedSpecifier[] {
  const found: ImportedSpecifier[] = [];
  for (const literal of importLiterals(file)) {
    // What the compiler itself adds has no place in the text.
    if (literal.pos < 0 || literal.end <= literal.pos) continue;
    const requires = ts.isCallExpression(literal.parent) && ts.isIdentifier(literal.parent.expression);
    const place = requires ? (literal.parent as ts.CallExpression).expression : literal;
    const start = place.getStart(file);
    const { names, typeOnly } = namesOf(literal.parent);
    found.push({
      text: literal.text,
      form: requires ? 'require' : 'import',
      span: { start, length: place.end - start },
      attributes: attributesOf(literal),
      names,
      typeOnly,
    });
  }
  return found;
}

function namesOf(parent: ts.Node): { names: string[]; typeOnly: boolean } {
  const names: string[] = [];
  if (ts.isImportDeclaration(parent)) {
    const clause = parent.importClause;
    if (!clause) return { names, typeOnly: false };
    if (clause.name) names.push('default');
    const bindings = clause.namedBindings;
    if (bindings && ts.isNamedImports(bindings)) {
      names.push(...bindings.elements.filter(({ isTypeOnly }) => !isTypeOnly).map(importedName));
    }
    return { names, typeOnly: clause.phaseModifier === ts.SyntaxKind.TypeKeyword };
  }
  if (ts.isExportDeclaration(parent)) {
    if (parent.exportClause && ts.isNamedExports(parent.exportClause)) {
      names.push(...parent.exportClause.elements.filter(({ isTypeOnly }) => !isTypeOnly).map(importedName));
    }
    return { names, typeOnly: parent.isTypeOnly };
  }
  // `import('…')` in a comment or a type is none for the runtime.
  return { names, typeOnly: !ts.isCallExpression(parent) };
}

function importedName(element: ts.ImportSpecifier | ts.ExportSpecifier): string {
  return (element.propertyName ?? element.name).text;
}

export function exportsOf(program: ts.Program, file: string): string[] {
  const source = program.getSourceFile(file);
  const checker = program.getTypeChecker();
  const symbol = source && checker.getSymbolAtLocation(source);
  return symbol ? checker.getExportsOfModule(symbol).map(({ name }) => name) : [];
}
