// @ts-check
/**
 * Of a program that calls `check(value)`: the types of the values, as plain data that a running program can compare them with;
 * and which declared functions the program calls.
 */
import { readdirSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript6';

/**
 * @typedef {{ kind: 'any' } | { kind: 'function' } | { kind: 'literal', value: unknown }
 *   | { kind: 'primitive', name: string } | { kind: 'union', of: number[] }
 *   | { kind: 'list', of: number[], length?: number } | { kind: 'object', name?: string, shape?: number, exact?: boolean }} ValueType
 */
/** @typedef {Record<string, { type: number, optional: boolean, method: boolean }>} Shape */

const typings = path.join(import.meta.dirname, '../../typings/src');

/** @param {string} file */
export function readValueTypes(file) {
  const declarations = readdirSync(typings).map((name) => path.join(typings, name));
  const program = ts.createProgram([file, ...declarations], {
    lib: ['lib.esnext.d.ts'],
    types: [],
    target: ts.ScriptTarget.ESNext,
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    moduleDetection: ts.ModuleDetectionKind.Force,
    allowJs: true,
    strict: true,
    noEmit: true,
  });
  const reader = new ValueTypes(program);
  const source = /** @type {ts.SourceFile} */ (program.getSourceFile(file));
  const problems = program.getSemanticDiagnostics(source).map(({ messageText }) => messageText);
  reader.visit(source);
  return {
    places: reader.places,
    types: reader.types,
    shapes: reader.shapes,
    problems: problems.map((text) => ts.flattenDiagnosticMessageText(text, '\n')),
    notCalled: notCalled(program, declarations, reader.called),
  };
}

class ValueTypes {
  /** @param {ts.Program} program */
  constructor(program) {
    this.checker = program.getTypeChecker();
    /** @type {Record<string, number>} by line and column */
    this.places = {};
    /** @type {ValueType[]} */
    this.types = [];
    /** @type {Shape[]} */
    this.shapes = [];
    /** @type {Map<ts.Type, number>} */
    this.indexes = new Map();
    /** @type {Set<string>} */
    this.called = new Set();
  }

  /** @param {ts.Node} node */
  visit(node) {
    if (ts.isCallExpression(node) || ts.isNewExpression(node)) {
      const declaration = this.checker.getResolvedSignature(node)?.declaration;
      if (declaration) this.called.add(nameOf(declaration));
      const [argument] = node.arguments ?? [];
      if (node.expression.getText() === 'check' && argument) {
        const file = node.getSourceFile();
        const { line, character } = file.getLineAndCharacterOfPosition(node.getStart());
        this.places[`${line + 1}:${character + 1}`] = this.indexOf(this.checker.getTypeAtLocation(argument));
      }
    }
    ts.forEachChild(node, (child) => this.visit(child));
  }

  /** @param {ts.Type} type */
  indexOf(type) {
    const known = this.indexes.get(type);
    if (known !== undefined) return known;
    const index = this.types.push({ kind: 'any' }) - 1;
    this.indexes.set(type, index);
    this.types[index] = this.describe(type);
    return index;
  }

  /** @param {ts.Type} type @returns {ValueType} */
  describe(type) {
    const { checker } = this;
    if (type.flags & (ts.TypeFlags.Any | ts.TypeFlags.Unknown | ts.TypeFlags.TypeParameter)) return { kind: 'any' };
    if (type.flags & (ts.TypeFlags.Undefined | ts.TypeFlags.Void)) return { kind: 'literal', value: undefined };
    if (type.flags & ts.TypeFlags.Null) return { kind: 'primitive', name: 'null' };
    if (type.isStringLiteral() || type.isNumberLiteral()) return { kind: 'literal', value: type.value };
    if (type.flags & ts.TypeFlags.BooleanLiteral)
      return { kind: 'literal', value: checker.typeToString(type) === 'true' };
    if (type.isUnion()) return { kind: 'union', of: type.types.map((one) => this.indexOf(one)) };
    for (const [flag, name] of primitives) if (type.flags & flag) return { kind: 'primitive', name };
    if (type.isIntersection()) return { kind: 'object', shape: this.shapeOf(type) };
    if (checker.isTupleType(type)) {
      const of = checker.getTypeArguments(/** @type {ts.TypeReference} */ (type)).map((one) => this.indexOf(one));
      return { kind: 'list', of, length: of.length };
    }
    if (checker.isArrayType(type)) {
      const [item] = checker.getTypeArguments(/** @type {ts.TypeReference} */ (type));
      return { kind: 'list', of: item ? [this.indexOf(item)] : [] };
    }
    const isCallable = type.getCallSignatures().length > 0;
    const name = checker.getFullyQualifiedName(type.symbol);
    const isOurs = type.symbol.declarations?.some((one) => one.getSourceFile().fileName.startsWith(typings));
    if (isCallable && !isOurs) return { kind: 'function' };
    const hasObject = checker.resolveName(name.replace(/\..*/, ''), undefined, ts.SymbolFlags.Value, false);
    const isNamed = hasObject && !name.startsWith('__') && this.hasInterfaceObject(name);
    const isOpen =
      checker.getIndexInfosOfType(type).length > 0 || isCallable || type.getConstructSignatures().length > 0;
    // The object of an interface has a prototype that is no instance.
    if (type.getProperty('prototype')) return { kind: 'object', shape: this.shapeOf(type) };
    return {
      kind: 'object',
      ...(isNamed ? { name } : {}),
      ...(isOurs ? { shape: this.shapeOf(type), exact: !isNamed && !isOpen } : {}),
    };
  }

  /** @param {string} name */
  hasInterfaceObject(name) {
    const [first = '', second] = name.split('.');
    let symbol = this.checker.resolveName(first, undefined, ts.SymbolFlags.Value, false);
    if (symbol && second) symbol = this.checker.getExportsOfModule(symbol).find((one) => one.name === second);
    return symbol !== undefined && this.checker.getTypeOfSymbol(symbol).getProperty('prototype') !== undefined;
  }

  /** @param {ts.Type} type */
  shapeOf(type) {
    const index = this.shapes.push({}) - 1;
    const shape = /** @type {Shape} */ (this.shapes[index]);
    for (const property of type.getProperties()) {
      if (property.name.startsWith('__') || property.name === 'prototype') continue;
      const method = (property.flags & (ts.SymbolFlags.Method | ts.SymbolFlags.Function)) !== 0;
      shape[property.name] = {
        type: method ? -1 : this.indexOf(this.checker.getTypeOfSymbol(property)),
        optional: (property.flags & ts.SymbolFlags.Optional) !== 0,
        method,
      };
    }
    return index;
  }
}

const primitives = /** @type {const} */ ([
  [ts.TypeFlags.StringLike, 'string'],
  [ts.TypeFlags.NumberLike, 'number'],
  [ts.TypeFlags.BooleanLike, 'boolean'],
  [ts.TypeFlags.BigIntLike, 'bigint'],
  [ts.TypeFlags.ESSymbolLike, 'symbol'],
]);

/** Where and what: overloads have one name. @param {ts.Node} declaration */
function nameOf(declaration) {
  const file = path.basename(declaration.getSourceFile().fileName, '.d.ts');
  const names = [];
  for (let node = declaration; node && !ts.isSourceFile(node); node = node.parent) {
    const { name } = /** @type {{ name?: ts.Node }} */ (/** @type {unknown} */ (node));
    if (name) names.unshift(name.getText());
    else if (ts.isConstructSignatureDeclaration(node)) names.unshift('new');
  }
  return `${file}: ${names.join('.')}`;
}

/** @param {ts.Program} program @param {string[]} files @param {Set<string>} called */
function notCalled(program, files, called) {
  /** @type {Set<string>} */
  const missing = new Set();
  /** @param {ts.Node} node */
  const visit = (node) => {
    const isDeclared =
      ts.isMethodSignature(node) || ts.isFunctionDeclaration(node) || ts.isConstructSignatureDeclaration(node);
    const isSymbol = ts.isMethodSignature(node) && ts.isComputedPropertyName(node.name);
    if (isDeclared && !isSymbol && !called.has(nameOf(node))) missing.add(nameOf(node));
    ts.forEachChild(node, visit);
  };
  for (const file of files) visit(/** @type {ts.SourceFile} */ (program.getSourceFile(file)));
  return [...missing];
}
