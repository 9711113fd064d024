// @ts-check
/**
 * What `typings/` declares, as plain data: for the test that compares it with the running binary, and for the documents
 * that are made of it.
 */
import { readdirSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript6';

/**
 * @typedef {object} Member
 * @property {'method' | 'property'} kind
 * @property {boolean} readonly
 * @property {number | undefined} length of a method: how many arguments every overload requires
 * @property {string} summary
 * @property {string[]} see
 * @property {string[]} remarks
 */
/** @typedef {Record<string, Member>} Members by name; symbols as `Symbol.iterator` */
/**
 * @typedef {object} Declared
 * @property {'interface' | 'function' | 'object' | 'namespace'} kind
 * @property {string} file its file in `typings/src`, without the ending
 * @property {string} summary
 * @property {string[]} see
 * @property {string[]} remarks
 * @property {number | undefined} length of a function, or of a constructor
 * @property {boolean} constructible
 * @property {string | undefined} parent the interface that it extends
 * @property {string | undefined} instanceOf the interface of an object
 * @property {Members} statics of an interface; of an object or namespace, all of its members
 * @property {Members} members of an interface
 */

const root = path.join(import.meta.dirname, '../../typings');

/**
 * @typedef {object} Declarations
 * @property {Record<string, string>} topics the first comment of each file
 * @property {Record<string, Declared>} globals
 * @property {Record<string, Record<string, Declared>>} modules by specifier, and by the name of the export
 * @property {string[]} ecmascript names of globals that ECMAScript itself has
 * @property {string[]} problems what the compiler says
 */

/** Every global, and every name that a module exports, as the declarations say. @returns {Declarations} */
export function readDeclarations() {
  const files = readdirSync(path.join(root, 'src'))
    .filter((name) => name.endsWith('.d.ts'))
    .map((name) => path.join(root, 'src', name));
  const program = ts.createProgram(files, { lib: ['lib.esnext.d.ts'], types: [], strict: true, noEmit: true });
  return new Reader(program, files).read();
}

class Reader {
  /** @param {ts.Program} program @param {string[]} files */
  constructor(program, files) {
    this.program = program;
    this.files = new Set(files);
    this.checker = program.getTypeChecker();
    /** @type {Record<string, Declared>} */
    this.globals = {};
    /** @type {Record<string, Record<string, Declared>>} */
    this.modules = {};
    /** @type {Record<string, string>} the first comment of each file */
    this.topics = {};
  }

  read() {
    const problems = ts.getPreEmitDiagnostics(this.program).map((problem) =>
      ts.formatDiagnostic(problem, {
        getCanonicalFileName: (name) => name,
        getCurrentDirectory: () => root,
        getNewLine: () => '\n',
      }),
    );
    for (const file of this.program.getSourceFiles()) {
      if (this.files.has(path.normalize(file.fileName))) this.readFile(file);
    }
    const ecmascript = this.checker
      .getSymbolsInScope(
        /** @type {ts.Node} */ (this.program.getSourceFile([...this.files][0] ?? '')),
        ts.SymbolFlags.Value,
      )
      .filter((symbol) =>
        symbol.declarations?.every((declaration) =>
          this.program.isSourceFileDefaultLibrary(declaration.getSourceFile()),
        ),
      )
      .map((symbol) => symbol.name);
    return { topics: this.topics, globals: this.globals, modules: this.modules, ecmascript, problems };
  }

  /** @param {ts.SourceFile} file */
  readFile(file) {
    const topic = path.basename(file.fileName, '.d.ts');
    this.topics[topic] = /^\/\*\*\s*(.*?)\s*\*\//s.exec(file.text)?.[1]?.replaceAll(/\s*\n \* ?/g, ' ') ?? '';
    for (const statement of file.statements) {
      if (ts.isModuleDeclaration(statement) && ts.isStringLiteral(statement.name)) {
        this.readModule(statement.name.text, statement, topic);
        continue;
      }
      for (const symbol of this.valuesOf(statement)) this.readGlobal(symbol.name, symbol, topic);
    }
  }

  /** @param {string} name @param {ts.Symbol} symbol @param {string} topic */
  readGlobal(name, symbol, topic) {
    if (this.globals[name]) return;
    this.globals[name] = this.describe(symbol, topic);
    if (!(symbol.flags & ts.SymbolFlags.Module)) return;
    for (const inner of this.checker.getExportsOfModule(symbol)) {
      const isInterface = inner.flags & ts.SymbolFlags.Value && prototypeOf(this.checker.getTypeOfSymbol(inner));
      if (isInterface) this.readGlobal(`${name}.${inner.name}`, inner, topic);
    }
  }

  /** @param {string} name @param {ts.ModuleDeclaration} declaration @param {string} topic */
  readModule(name, declaration, topic) {
    const symbol = this.checker.getSymbolAtLocation(declaration.name);
    if (!symbol) return;
    this.modules[name] ??= {};
    const exported = this.modules[name];
    for (const entry of this.checker.getExportsOfModule(symbol)) {
      const target = entry.flags & ts.SymbolFlags.Alias ? this.checker.getAliasedSymbol(entry) : entry;
      if (target.flags & ts.SymbolFlags.Value) exported[entry.name] = this.describe(target, topic);
    }
  }

  /** @param {ts.Statement} statement @returns {ts.Symbol[]} */
  valuesOf(statement) {
    const names = ts.isVariableStatement(statement)
      ? statement.declarationList.declarations.map(({ name }) => name)
      : (ts.isFunctionDeclaration(statement) ||
            ts.isClassDeclaration(statement) ||
            ts.isModuleDeclaration(statement)) &&
          statement.name
        ? [statement.name]
        : [];
    return names
      .map((name) => this.checker.getSymbolAtLocation(name))
      .filter((symbol) => symbol !== undefined && (symbol.flags & ts.SymbolFlags.Value) !== 0)
      .map((symbol) => /** @type {ts.Symbol} */ (symbol));
  }

  /** @param {ts.Symbol} symbol @param {string} file @returns {Declared} */
  describe(symbol, file) {
    const type = this.checker.getTypeOfSymbol(symbol);
    const docs = this.docs(symbol);
    const constructors = type.getConstructSignatures();
    const calls = type.getCallSignatures();
    const prototype = prototypeOf(type);
    /** @type {Declared} */
    const declared = {
      kind: 'object',
      file,
      ...docs,
      length: undefined,
      constructible: constructors.length > 0,
      parent: undefined,
      instanceOf: undefined,
      statics: {},
      members: {},
    };
    if (symbol.flags & ts.SymbolFlags.Module) {
      declared.kind = 'namespace';
      declared.statics = this.membersOf(
        this.checker.getExportsOfModule(symbol).filter(({ flags }) => flags & ts.SymbolFlags.Value),
      );
    } else if (prototype) {
      declared.kind = 'interface';
      declared.length = constructors.length > 0 ? lengthOf(constructors) : undefined;
      declared.statics = this.membersOf(type.getProperties().filter(({ name }) => name !== 'prototype'));
      const instance = this.checker.getTypeOfSymbol(prototype);
      const own = this.ownMembers(instance);
      declared.members = own.members;
      declared.parent = own.parent;
      if (instance.symbol) {
        const more = this.docs(instance.symbol);
        declared.summary ||= more.summary;
        declared.see = [...new Set([...declared.see, ...more.see])];
        declared.remarks = [...new Set([...declared.remarks, ...more.remarks])];
      }
    } else if (calls.length > 0) {
      declared.kind = 'function';
      declared.length = lengthOf(calls);
      declared.statics = this.membersOf(type.getProperties());
    } else {
      const name = type.symbol?.name;
      // It is described by its own members' declarations.
      if (name === 'globalThis') return declared;
      const isInstance = name !== undefined && this.isInterfaceObject(name);
      declared.instanceOf = isInstance ? name : undefined;
      if (!isInstance) declared.statics = this.membersOf(type.getProperties());
    }
    return declared;
  }

  /** @param {string} name */
  isInterfaceObject(name) {
    const symbol = this.checker.resolveName(name, undefined, ts.SymbolFlags.Value, false);
    return symbol !== undefined && prototypeOf(this.checker.getTypeOfSymbol(symbol)) !== undefined;
  }

  /** The members that an interface itself has, those of mixins (which have no object of their own) included. @param {ts.Type} type */
  ownMembers(type) {
    /** @type {Members} */
    let members = this.membersOf([
      ...[...(type.symbol?.members?.values() ?? [])].filter(({ flags }) => !(flags & ts.SymbolFlags.TypeParameter)),
      // The compiler names these only when it looks at the whole type.
      ...type
        .getProperties()
        .filter(
          ({ name, declarations }) =>
            name.startsWith('__@') &&
            declarations?.some(({ parent }) => type.symbol?.declarations?.some((one) => one === parent)),
        ),
    ]);
    /** @type {string | undefined} */
    let parent;
    const declared = type.symbol && this.checker.getDeclaredTypeOfSymbol(type.symbol);
    const bases = declared?.isClassOrInterface() ? this.checker.getBaseTypes(declared) : [];
    for (const base of bases) {
      const name = base.symbol?.name;
      if (name !== undefined && this.isInterfaceObject(name)) {
        parent = name;
        continue;
      }
      const mixin = this.ownMembers(base);
      members = { ...mixin.members, ...members };
      parent ??= mixin.parent;
    }
    return { members, parent };
  }

  /** @param {Iterable<ts.Symbol>} symbols @returns {Members} */
  membersOf(symbols) {
    /** @type {Members} */
    const members = {};
    for (const symbol of symbols) {
      const name = symbol.name.startsWith('__@') ? `Symbol.${symbol.name.slice(3).replace(/@\d+$/, '')}` : symbol.name;
      if (name.startsWith('__')) continue;
      const type = this.checker.getTypeOfSymbol(symbol);
      const isMethod = (symbol.flags & (ts.SymbolFlags.Method | ts.SymbolFlags.Function)) !== 0;
      const declaration = symbol.declarations?.[0];
      members[name] = {
        kind: isMethod ? 'method' : 'property',
        readonly:
          isMethod ||
          (declaration !== undefined && (ts.getCombinedModifierFlags(declaration) & ts.ModifierFlags.Readonly) !== 0),
        length: isMethod ? lengthOf(type.getCallSignatures()) : undefined,
        ...this.docs(symbol),
      };
    }
    return members;
  }

  /** @param {ts.Symbol} symbol */
  docs(symbol) {
    const tags = symbol.getJsDocTags(this.checker);
    /** @param {string} name */
    const textsOf = (name) =>
      tags.filter((tag) => tag.name === name).map(({ text }) => ts.displayPartsToString(text).trim());
    return {
      summary: ts.displayPartsToString(symbol.getDocumentationComment(this.checker)).trim(),
      see: textsOf('see'),
      remarks: textsOf('remarks'),
    };
  }
}

/** The property `prototype` that the type of an interface object declares. @param {ts.Type} type */
function prototypeOf(type) {
  return type.getProperties().find(({ name }) => name === 'prototype');
}

/** As Web IDL says: of all overloads, the least number of arguments. @param {readonly ts.Signature[]} signatures */
function lengthOf(signatures) {
  return Math.min(
    ...signatures.map(({ parameters }) => {
      const index = parameters.findIndex(({ valueDeclaration }) => {
        if (!valueDeclaration || !ts.isParameter(valueDeclaration)) return false;
        return valueDeclaration.questionToken !== undefined || valueDeclaration.dotDotDotToken !== undefined;
      });
      return index === -1 ? parameters.length : index;
    }),
  );
}
