/** Who calls whom, and what extends what. */
import * as ts from 'typescript6';
import type { Call, CallItem, TypeItem } from '../engine.ts';

export function callItems(service: ts.LanguageService, file: string, offset: number): CallItem[] {
  const found = service.prepareCallHierarchy(file, offset);
  if (!found) return [];
  return (Array.isArray(found) ? found : [found]).map(toCallItem);
}

export function incomingCalls(service: ts.LanguageService, file: string, offset: number): Call[] {
  return service
    .provideCallHierarchyIncomingCalls(file, offset)
    .map(({ from, fromSpans }) => ({ item: toCallItem(from), places: fromSpans }));
}

export function outgoingCalls(service: ts.LanguageService, file: string, offset: number): Call[] {
  return service
    .provideCallHierarchyOutgoingCalls(file, offset)
    .map(({ to, fromSpans }) => ({ item: toCallItem(to), places: fromSpans }));
}

function toCallItem(item: ts.CallHierarchyItem): CallItem {
  return {
    file: item.file,
    // Of a whole module it is its path.
    name: item.name.slice(item.name.lastIndexOf('/') + 1),
    kind: item.kind,
    container: item.containerName ?? '',
    span: item.span,
    nameSpan: item.selectionSpan,
  };
}

type Class = ts.ClassLikeDeclaration | ts.InterfaceDeclaration;

/** The classes and interfaces that the name at a place means. */
export function typeItems(program: ts.Program, file: string, offset: number): TypeItem[] {
  return classesAt(program, file, offset).map(toTypeItem);
}

export function supertypes(program: ts.Program, file: string, offset: number): TypeItem[] {
  const checker = program.getTypeChecker();
  const parents = classesAt(program, file, offset)
    .flatMap(basesOf)
    .flatMap((expression) => classesOf(checker, expression));
  return unique(parents).map(toTypeItem);
}

export function subtypes(program: ts.Program, file: string, offset: number): TypeItem[] {
  const checker = program.getTypeChecker();
  const wanted = new Set<Class>(classesAt(program, file, offset));
  const found: Class[] = [];
  for (const source of program.getSourceFiles()) {
    if (program.isSourceFileDefaultLibrary(source)) continue;
    const visit = (node: ts.Node): void => {
      if (isClass(node)) {
        const extendsWanted = basesOf(node).some((base) => classesOf(checker, base).some((one) => wanted.has(one)));
        if (extendsWanted) found.push(node);
      }
      ts.forEachChild(node, visit);
    };
    visit(source);
  }
  return unique(found).map(toTypeItem);
}

function isClass(node: ts.Node): node is Class {
  return ts.isClassLike(node) || ts.isInterfaceDeclaration(node);
}

function unique(classes: Class[]): Class[] {
  return [...new Set(classes)];
}

function basesOf(declaration: Class): ts.Expression[] {
  return (declaration.heritageClauses ?? []).flatMap(({ types }) => types.map(({ expression }) => expression));
}

function classesAt(program: ts.Program, file: string, offset: number): Class[] {
  const source = program.getSourceFile(file);
  if (!source) return [];
  let found: ts.Node = source;
  const visit = (node: ts.Node): void => {
    if (node.getStart(source) <= offset && offset <= node.end) {
      found = node;
      ts.forEachChild(node, visit);
    }
  };
  ts.forEachChild(source, visit);
  if (isClass(found)) return [found];
  if (found.parent && isClass(found.parent) && found.parent.name === found) return [found.parent];
  return ts.isIdentifier(found) ? classesOf(program.getTypeChecker(), found) : [];
}

function classesOf(checker: ts.TypeChecker, expression: ts.Node): Class[] {
  let symbol = checker.getSymbolAtLocation(expression);
  if (!symbol) return [];
  if (symbol.flags & ts.SymbolFlags.Alias) symbol = checker.getAliasedSymbol(symbol);
  const declared = (symbol.declarations ?? []).filter(isClass);
  if (declared.length > 0) return declared;
  // An object of an interface: `declare var Event: { new (): Event }`.
  const instance = checker.getTypeOfSymbol(symbol).getConstructSignatures()[0]?.getReturnType();
  return (instance?.symbol?.declarations ?? []).filter(isClass);
}

function toTypeItem(declaration: Class): TypeItem {
  const source = declaration.getSourceFile();
  const name = declaration.name ?? declaration;
  const start = declaration.getStart(source);
  const nameStart = name.getStart(source);
  return {
    file: source.fileName,
    name: declaration.name?.text ?? '(anonymous class)',
    kind: ts.isInterfaceDeclaration(declaration) ? 'interface' : 'class',
    span: { start, length: declaration.end - start },
    nameSpan: { start: nameStart, length: declaration.name ? name.end - nameStart : 0 },
  };
}
