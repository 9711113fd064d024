/**
 * Declarations of modules that are no JavaScript: text, bytes and WebAssembly, the latter from its own section of
 * exports. They have names of their own, so that one file can be imported in several ways.
 */
import type { ModuleKind } from './module-rules.ts';

const prefix = '/^module/';

/** What a module is read as: of WebAssembly also the compiled module, for `import source`. */
export type VirtualKind = ModuleKind | 'wasm-source';

/** The name under which the compiler sees such a module. */
export function virtualName(kind: VirtualKind, path: string): string {
  return `${prefix}${kind}${path}.d.ts`;
}

/** The file behind such a name. */
export function fileBehind(name: string): { kind: VirtualKind; path: string } | undefined {
  if (!name.startsWith(prefix)) return undefined;
  const slash = name.indexOf('/', prefix.length);
  return {
    kind: name.slice(prefix.length, slash) as VirtualKind,
    path: name.slice(slash, -'.d.ts'.length),
  };
}

export function declarationsOf(kind: VirtualKind, read: () => Uint8Array | undefined): string {
  if (kind === 'text') return '/** The text of the file. */\ndeclare const text: string;\nexport default text;\n';
  if (kind === 'bytes') {
    return '/** The bytes of the file. */\ndeclare const bytes: Uint8Array<ArrayBuffer>;\nexport default bytes;\n';
  }
  if (kind === 'wasm-source')
    return '/** The compiled module. */\ndeclare const module: WebAssembly.Module;\nexport = module;\n';
  if (kind === 'json') return `declare const value: ${jsonType(read())};\nexport default value;\n`;
  return wasmDeclarations(read());
}

/** Larger values are `any`: nobody reads their types. */
const largestJson = 200_000;

function jsonType(bytes: Uint8Array | undefined): string {
  if (!bytes || bytes.length > largestJson) return 'any';
  try {
    return typeOf(JSON.parse(new TextDecoder().decode(bytes)));
  } catch {
    return 'any';
  }
}

function typeOf(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) {
    const [first = 'never', ...others] = new Set(value.map(typeOf));
    return others.length > 0 ? `(${[first, ...others].join(' | ')})[]` : `${first}[]`;
  }
  if (typeof value !== 'object') return typeof value;
  const members = Object.entries(value).map(([name, member]) => `${JSON.stringify(name)}: ${typeOf(member)};`);
  return `{ ${members.join(' ')} }`;
}

const valueTypes: Record<number, string> = { 127: 'number', 126: 'bigint', 125: 'number', 124: 'number' };

function wasmDeclarations(bytes: Uint8Array | undefined): string {
  try {
    return bytes ? new WasmReader(bytes).declarations() : 'export {};\n';
  } catch {
    return 'export {};\n';
  }
}

interface FunctionType {
  parameters: string[];
  results: string[];
}

/** Reads of a WebAssembly binary what importers see: <https://webassembly.github.io/spec/core/binary/modules.html>. */
class WasmReader {
  readonly #bytes: Uint8Array;
  #at = 8;
  readonly #types: FunctionType[] = [];
  readonly #functions: number[] = [];
  readonly #globals: string[] = [];
  readonly #exports: { name: string; kind: number; index: number }[] = [];

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  declarations(): string {
    while (this.#at < this.#bytes.length) {
      const section = this.#byte();
      const end = this.#number() + this.#at;
      if (section === 1) this.#list(() => this.#types.push(this.#functionType()));
      else if (section === 2) this.#list(() => this.#import());
      else if (section === 3) this.#list(() => this.#functions.push(this.#number()));
      else if (section === 6) this.#global(end);
      else if (section === 7) {
        this.#list(() => this.#exports.push({ name: this.#name(), kind: this.#byte(), index: this.#number() }));
      }
      this.#at = end;
    }
    const lines = this.#exports.map(({ name, kind, index }, at) => this.#declare(name, kind, index, at));
    return `${lines.join('\n')}\nexport {};\n`;
  }

  #declare(name: string, kind: number, index: number, at: number): string {
    const local = /^[A-Za-z_$][\w$]*$/.test(name) ? `_${at}_${name}` : `_${at}`;
    const type = kind === 0 ? undefined : kind === 1 ? 'WebAssembly.Table' : kind === 2 ? 'WebAssembly.Memory' : 'any';
    const declared =
      type === undefined
        ? `declare function ${local}${this.#signature(index)};`
        : `declare const ${local}: ${kind === 3 ? (this.#globals[index] ?? 'any') : type};`;
    return `${declared}\nexport { ${local} as ${JSON.stringify(name)} };`;
  }

  #signature(index: number): string {
    const type = this.#types[this.#functions[index] ?? -1] ?? { parameters: [], results: [] };
    const parameters = type.parameters.map((parameter, at) => `p${at}: ${parameter}`).join(', ');
    const [first = 'void', ...more] = type.results;
    return `(${parameters}): ${more.length > 0 ? `[${[first, ...more].join(', ')}]` : first}`;
  }

  #functionType(): FunctionType {
    this.#at += 1;
    return { parameters: this.#valueTypes(), results: this.#valueTypes() };
  }

  #valueTypes(): string[] {
    const types: string[] = [];
    this.#list(() => types.push(this.#valueType()));
    return types;
  }

  #valueType(): string {
    const code = this.#byte();
    if (code === 99 || code === 100) this.#number();
    return valueTypes[code] ?? 'any';
  }

  #import(): void {
    this.#name();
    this.#name();
    const kind = this.#byte();
    if (kind === 0) this.#functions.push(this.#number());
    else if (kind === 1) {
      this.#valueType();
      this.#limits();
    } else if (kind === 2) this.#limits();
    else if (kind === 3) {
      this.#globals.push(this.#valueType());
      this.#byte();
    } else {
      this.#byte();
      this.#number();
    }
  }

  #limits(): void {
    const flags = this.#byte();
    this.#number();
    if (flags & 1) this.#number();
  }

  /** Only the first global's place is certain: what follows is an expression. The others are found by their end. */
  #global(end: number): void {
    this.#list(() => {
      if (this.#at >= end) return;
      this.#globals.push(this.#valueType());
      this.#byte();
      while (this.#at < end && this.#byte() !== 11);
    });
  }

  #list(read: () => void): void {
    for (let left = this.#number(); left > 0; left -= 1) read();
  }

  #name(): string {
    const length = this.#number();
    const text = new TextDecoder().decode(this.#bytes.subarray(this.#at, this.#at + length));
    this.#at += length;
    return text;
  }

  #byte(): number {
    const byte = this.#bytes[this.#at];
    if (byte === undefined) throw new RangeError('the module ends early');
    this.#at += 1;
    return byte;
  }

  #number(): number {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = this.#byte();
      value += (byte & 127) * 2 ** shift;
      if (byte < 128) return value;
    }
  }
}
