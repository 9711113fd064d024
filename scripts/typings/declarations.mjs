// @ts-check
/**
 * What `typings/` declares, as plain data: for the test that compares it with the running binary, and for all that is made
 * of it.
 */
import { readdirSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript6';
import { docsOf, textOf } from './comments.mjs';

/** @typedef {import('./comments.mjs').Docs} Docs */
/**
 * @typedef {object} Parameter
 * @property {string} name with `...` before it if it takes all that follow
 * @property {string} type
 * @property {boolean} optional
 * @property {string} description
 */
/**
 * @typedef {object} Signature one way to call something
 * @property {string} text
 * @property {Parameter[]} parameters
 * @property {string} type what comes of it
 * @property {string[]} tagged the parameters that its comment names
 * @property {Docs} docs
 */
/**
 * @typedef {object} MemberOnly
 * @property {'method' | 'property'} kind
 * @property {boolean} readonly
 * @property {boolean} optional
 * @property {number | undefined} length of a method: how many arguments every overload requires
 * @property {string} type of a property
 * @property {Signature[]} signatures of a method
 */
/** @typedef {MemberOnly & Docs} Member */
/** @typedef {Record<string, Member>} Members by name; symbols as `Symbol.iterator` */
/**
 * @typedef {object} DeclaredOnly
 * @property {'interface' | 'function' | 'object' | 'namespace' | 'shape' | 'type'} kind the last two are types only: interfaces without an object, and aliases
 * @property {string} topic its file in `typings/src`, without the ending
 * @property {string} text of a type: its declaration
 * @property {number | undefined} length of a function, or of a constructor
 * @property {boolean} constructible
 * @property {string | undefined} parent the interface or shape that it extends
 * @property {string | undefined} instanceOf the interface of an object
 * @property {Signature[]} signatures of a function, or of a constructor
 * @property {Members} statics of an interface; of an object or namespace, all of its members
 * @property {Members} members of an interface or shape
 */
/** @typedef {DeclaredOnly & Docs} Declared */
/**
 * @typedef {object} Declarations
 * @property {Record<string, string>} topics the first comment of each file
 * @property {Record<string, Declared>} globals
 * @property {Record<string, Declared>} types names that are types only; those of a module as `specifier#name`
 * @property {Record<string, Record<string, Declared>>} modules by specifier, and by the name of the export
 * @property {Record<string, Docs>} moduleDocs
 * @property {string[]} ecmascript names of globals that ECMAScript itself has
 * @property {string[]} problems what the compiler says
 */

const root = path.join(import.meta.dirname, '../../typings');
const alwaysStrict = { lib: ['lib.esnext.d.ts'], types: [], strict: true, noEmit: true };

/** Every global, type, and name that a module exports, as the declarations say. @returns {Declarations} */
export function readDeclarations() {
  const files = readdirSync(path.join(root, 'src'))
    .filter((name) => name.endsWith('.d.ts'))
    .map((name) => path.join(root, 'src', name));
  return new Reader(ts.createProgram(files, alwaysStrict), files).read();
}

class Reader {
  /** @param {ts.Program} program @param {string[]} files */
  constructor(program, files) {
    this.program = program;
    this.files = new Set(files);
    this.checker = program.getTypeChecker();
    /** @type {Declarations} */
    this.result = { topics: {}, globals: {}, types: {}, modules: {}, moduleDocs: {}, ecmascript: [], problems: [] };
  }

  read() {
    const { result, program } = this;
    result.problems = ts.getPreEmitDiagnostics(program).map((problem) =>
      ts.formatDiagnostic(problem, {
        getCanonicalFileName: (name) => name,
        getCurrentDirectory: () => root,
        getNewLine: () => '\n',
      }),
    );
    for (const file of program.getSourceFiles()) {
      if (this.files.has(path.normalize(file.fileName))) this.readFile(file);
    }
    result.ecmascript = this.checker
      .getSymbolsInScope(/** @type {ts.Node} */ (program.getSourceFile([...this.files][0] ?? '')), ts.SymbolFlags.Value)
      .filter((symbol) =>
        symbol.declarations?.every((declaration) => program.isSourceFileDefaultLibrary(declaration.getSourceFile())),
      )
      .map((symbol) => symbol.name);
    return result;
  }

  /** @param {ts.SourceFile} file */
  readFile(file) {
    const topic = path.basename(file.fileName, '.d.ts');
    this.result.topics[topic] = /^\/\*\*\s*(.*?)\s*\*\//s.exec(file.text)?.[1]?.replaceAll(/\s*\n \* ?/g, ' ') ?? '';
    for (const statement of file.statements) {
      if (ts.isModuleDeclaration(statement) && ts.isStringLiteral(statement.name)) {
        this.readModule(statement.name.text, statement, topic);
        continue;
      }
      for (const symbol of this.namesOf(statement)) this.readName(symbol.name, symbol, topic);
    }
  }

  /** @param {string} name @param {ts.Symbol} symbol @param {string} topic */
  readName(name, symbol, topic) {
    const isValue = (symbol.flags & ts.SymbolFlags.Value) !== 0;
    const target = isValue ? this.result.globals : this.result.types;
    if (target[name]) return;
    target[name] = isValue ? this.describe(symbol, topic) : this.describeType(symbol, topic);
    if (!(symbol.flags & ts.SymbolFlags.Module)) return;
    for (const inner of this.checker.getExportsOfModule(symbol)) {
      const hasPrototype = inner.flags & ts.SymbolFlags.Value && prototypeOf(this.checker.getTypeOfSymbol(inner));
      const isType = !(inner.flags & ts.SymbolFlags.Value);
      if (hasPrototype || isType) this.readName(`${name}.${inner.name}`, inner, topic);
    }
  }

  /** @param {string} name @param {ts.ModuleDeclaration} declaration @param {string} topic */
  readModule(name, declaration, topic) {
    const symbol = this.checker.getSymbolAtLocation(declaration.name);
    if (!symbol) return;
    this.result.modules[name] ??= {};
    this.result.moduleDocs[name] = this.docs(symbol);
    const exported = this.result.modules[name];
    for (const entry of this.checker.getExportsOfModule(symbol)) {
      const isAlias = (entry.flags & ts.SymbolFlags.Alias) !== 0;
      const target = isAlias ? this.checker.getAliasedSymbol(entry) : entry;
      if (target.flags & ts.SymbolFlags.Value) exported[entry.name] = this.describe(target, topic);
      else if (!isAlias && target.declarations?.[0]?.parent.parent === declaration) {
        this.result.types[`${name}#${entry.name}`] ??= this.describeType(target, topic);
      }
    }
  }

  /** @param {ts.Statement} statement @returns {ts.Symbol[]} */
  namesOf(statement) {
    const names = ts.isVariableStatement(statement)
      ? statement.declarationList.declarations.map(({ name }) => name)
      : (ts.isFunctionDeclaration(statement) ||
            ts.isClassDeclaration(statement) ||
            ts.isInterfaceDeclaration(statement) ||
            ts.isTypeAliasDeclaration(statement) ||
            ts.isModuleDeclaration(statement)) &&
          statement.name
        ? [statement.name]
        : [];
    return names.map((name) => this.checker.getSymbolAtLocation(name)).filter((symbol) => symbol !== undefined);
  }

  /** @param {ts.Symbol} symbol @param {string} topic @returns {Declared} */
  describeType(symbol, topic) {
    const declaration = symbol.declarations?.[0];
    const isInterface = (symbol.flags & ts.SymbolFlags.Interface) !== 0;
    const { members, parent } = isInterface
      ? this.ownMembers(this.checker.getDeclaredTypeOfSymbol(symbol))
      : { members: {}, parent: undefined };
    return {
      ...empty(isInterface ? 'shape' : 'type', topic),
      text: declaration && !isInterface ? textOf(declaration).replace(/^export |^declare /, '') : '',
      parent,
      members,
      ...this.docs(symbol),
    };
  }

  /** @param {ts.Symbol} symbol @param {string} topic @returns {Declared} */
  describe(symbol, topic) {
    const type = this.checker.getTypeOfSymbol(symbol);
    const docs = this.docs(symbol);
    const constructors = type.getConstructSignatures();
    const calls = type.getCallSignatures();
    const prototype = prototypeOf(type);
    /** @type {Declared} */
    const declared = { ...empty('object', topic), ...docs, constructible: constructors.length > 0 };
    if (symbol.flags & ts.SymbolFlags.Module) {
      declared.kind = 'namespace';
      declared.statics = this.membersOf(
        this.checker.getExportsOfModule(symbol).filter(({ flags }) => flags & ts.SymbolFlags.Value),
      );
    } else if (prototype) {
      declared.kind = 'interface';
      declared.length = constructors.length > 0 ? lengthOf(constructors) : undefined;
      declared.signatures = this.signaturesOf(constructors, `new ${this.checker.getFullyQualifiedName(symbol)}`);
      declared.statics = this.membersOf(type.getProperties().filter(({ name }) => name !== 'prototype'));
      const instance = this.checker.getTypeOfSymbol(prototype);
      const own = this.ownMembers(instance);
      declared.members = own.members;
      declared.parent = own.parent;
      if (instance.symbol && instance.symbol !== symbol) {
        const more = this.docs(instance.symbol);
        declared.description ||= more.description;
        declared.since ||= more.since;
        declared.see = [...new Set([...declared.see, ...more.see])];
        declared.remarks = [...new Set([...declared.remarks, ...more.remarks])];
      }
    } else if (calls.length > 0) {
      declared.kind = 'function';
      declared.length = lengthOf(calls);
      declared.signatures = this.signaturesOf(calls, symbol.name);
      declared.statics = this.membersOf(type.getProperties());
    } else {
      const name = type.symbol?.name;
      const declaration = symbol.valueDeclaration;
      if (declaration && ts.isVariableDeclaration(declaration) && declaration.type) {
        declared.text = textOf(declaration.type);
      }
      // It is described by its own members' declarations.
      if (name === 'globalThis') return declared;
      const isInstance = name !== undefined && this.isInterfaceObject(name);
      declared.instanceOf = isInstance ? name : undefined;
      if (!isInstance) declared.statics = this.membersOf(type.getProperties());
    }
    return declared;
  }

  /** @param {readonly ts.Signature[]} signatures @param {string} name @returns {Signature[]} */
  signaturesOf(signatures, name) {
    return signatures.map((signature) => {
      const declaration = signature.getDeclaration();
      const rest = textOf(declaration)
        .replace(/^(export )?(declare )?(function )?(new )?/, '')
        .replace(/^(\[[^\]]*\]|[\w$]+)?\??(?=[(<])/, '');
      const parameters = signature.parameters.flatMap((parameter) => {
        const node = parameter.valueDeclaration;
        if (!node || !ts.isParameter(node)) return [];
        return {
          name: `${node.dotDotDotToken ? '...' : ''}${parameter.name}`,
          type: node.type ? textOf(node.type) : 'any',
          optional: node.questionToken !== undefined || node.dotDotDotToken !== undefined,
          description: ts.displayPartsToString(parameter.getDocumentationComment(this.checker)).trim(),
        };
      });
      const type = declaration.type ? textOf(declaration.type) : '';
      const tags = signature.getJsDocTags();
      const tagged = tags
        .filter((tag) => tag.name === 'param')
        .map((tag) => /^\w+/.exec(ts.displayPartsToString(tag.text))?.[0] ?? '');
      const docs = docsOf(tags, signature.getDocumentationComment(this.checker));
      return { text: `${name}${rest}`, parameters, type, tagged, docs };
    });
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
      if (name !== undefined && (this.isInterfaceObject(name) || !isMixin(base))) {
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
      const calls = type.getNonNullableType().getCallSignatures();
      members[name] = {
        kind: isMethod ? 'method' : 'property',
        readonly: isMethod || (declaration !== undefined && isReadonly(declaration)),
        optional: (symbol.flags & ts.SymbolFlags.Optional) !== 0,
        length: isMethod ? lengthOf(calls) : undefined,
        type: !isMethod && declaration ? typeOf(declaration) : '',
        signatures: isMethod ? this.signaturesOf(calls, name.startsWith('Symbol.') ? `[${name}]` : name) : [],
        ...this.docs(symbol),
      };
    }
    return members;
  }

  /** @param {ts.Symbol} symbol */
  docs(symbol) {
    return docsOf(symbol.getJsDocTags(this.checker), symbol.getDocumentationComment(this.checker));
  }
}

/** @param {Declared['kind']} kind @param {string} topic @returns {Declared} */
function empty(kind, topic) {
  return {
    kind,
    topic,
    text: '',
    length: undefined,
    constructible: false,
    parent: undefined,
    instanceOf: undefined,
    signatures: [],
    statics: {},
    members: {},
    ...docsOf([], []),
  };
}

/** Mixins have members that objects have; what scripts hand over or get is a parent instead. @param {ts.Type} type */
function isMixin(type) {
  return type.symbol?.declarations?.every((one) => /(Mixin|Constants)$/.test(/** @type {any} */ (one).name?.text));
}

/** Constants of a module are no members of an object, those of a namespace are. @param {ts.Declaration} declaration */
function isReadonly(declaration) {
  if (ts.getCombinedModifierFlags(declaration) & ts.ModifierFlags.Readonly) return true;
  const owner = declaration.parent?.parent?.parent?.parent;
  const isInNamespace = owner !== undefined && ts.isModuleDeclaration(owner) && ts.isIdentifier(owner.name);
  return isInNamespace && (ts.getCombinedNodeFlags(declaration) & ts.NodeFlags.Const) !== 0;
}

/** @param {ts.Declaration} declaration */
function typeOf(declaration) {
  const { type } = /** @type {ts.PropertySignature} */ (declaration);
  return type ? textOf(type) : '';
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
