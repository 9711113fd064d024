/** What `.help NAME` says: a global, a member or an export of a module, as the declarations describe it (`api.json`). */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

interface Docs {
  readonly description?: string;
  readonly see?: readonly string[];
  readonly since?: string;
  readonly throws?: readonly { type: string; when: string; rejects?: true }[];
  readonly blocks?: string;
  readonly differs?: readonly string[];
  readonly node?: readonly string[];
  readonly default?: string;
  readonly returns?: string;
  readonly deprecated?: string;
  readonly examples?: readonly string[];
}

interface Signature extends Docs {
  readonly text: string;
  readonly parameters?: readonly { name: string; description?: string }[];
}

interface Member extends Docs {
  readonly kind: string;
  readonly type?: string;
  readonly signatures?: readonly Signature[];
}

interface Entry extends Member {
  readonly text?: string;
  readonly module?: string;
  readonly extends?: string;
  readonly instanceOf?: string;
  readonly statics?: Readonly<Record<string, Member>>;
  readonly members?: Readonly<Record<string, Member>>;
}

export interface Api {
  readonly modules: Readonly<Record<string, Docs & { exports: readonly string[]; also?: string }>>;
  readonly names: Readonly<Record<string, Entry>>;
}

/** Read when somebody asks for it. */
export function readApi(): Api {
  return JSON.parse(readFileSync(join(import.meta.dirname, '../api.json'), 'utf8'));
}

/** What `input` names, in lines of at most `columns` characters; undefined if it is not known. */
export function describe(input: string, api: Api, columns: number): string | undefined {
  const name = input.replace(/^(?:new|await|typeof)\s+/, '').replace(/\(.*\)$/s, '');
  // A global of that name comes first: it says more.
  const specifier = Object.hasOwn(api.names, name)
    ? undefined
    : Object.keys(api.modules).find((one) => one === name || api.modules[one]?.also === name);
  const lines = new Lines(Math.min(columns, 100));
  if (specifier) return lines.ofModule(specifier, api);
  const found = find(name.replace(/^(?:globalThis|self)\./, '').replace(/^import\.meta\b/, 'ImportMeta'), api);
  return found && lines.of(found);
}

/** Names that are like one that is not known. */
export function similar(input: string, api: Api): string[] {
  const wanted = input.toLowerCase();
  return Object.keys(api.names)
    .map((name) => name.replace(/^.*#/, ''))
    .filter((name) => name.toLowerCase().includes(wanted) || (name.length > 3 && wanted.includes(name.toLowerCase())))
    .slice(0, 10);
}

interface Found {
  readonly title: string;
  readonly entry: Entry | Member;
}

/** Follows a path of names; exports of modules are known by their names alone, too. */
function find(path: string, api: Api): Found | undefined {
  const parts = path.split('.');
  for (let count = parts.length; count > 0; count--) {
    const start = parts.slice(0, count).join('.');
    const key = Object.hasOwn(api.names, start)
      ? start
      : Object.keys(api.names).find((name) => name.endsWith(`#${start}`));
    if (key === undefined) continue;
    return follow({ title: start, entry: api.names[key] as Entry }, parts.slice(count), api);
  }
  const [alias = '', ...rest] = parts;
  const specifier = Object.keys(api.modules).find((name) => name.split(/[:/]/).includes(alias));
  return specifier && rest.length > 0 ? find(rest.join('.'), api) : undefined;
}

function follow(found: Found, [name, ...rest]: readonly string[], api: Api): Found | undefined {
  if (name === undefined) return found;
  if (name === 'prototype') return follow(found, rest, api);
  const entry = memberOf(found.entry, name, api);
  return entry && follow({ title: `${found.title}.${name}`, entry }, rest, api);
}

function memberOf(entry: Entry, name: string, api: Api): Member | undefined {
  const own = [entry.statics, entry.members].find((members) => members && Object.hasOwn(members, name));
  if (own) return own[name];
  const next = [entry.extends, entry.instanceOf, entry.type?.replace(/[<[ ].*$/, '')].find(
    (parent) => parent !== undefined && Object.hasOwn(api.names, parent),
  );
  return next === undefined ? undefined : memberOf(api.names[next] as Entry, name, api);
}

class Lines {
  readonly #columns: number;
  readonly #lines: string[] = [];

  constructor(columns: number) {
    this.#columns = columns;
  }

  ofModule(specifier: string, api: Api): string {
    const { exports, ...docs } = api.modules[specifier] as Api['modules'][string];
    this.#lines.push(`import { … } from '${specifier}'`, '');
    this.#text(docs.description ?? '');
    this.#notes(docs, []);
    this.#lines.push('');
    this.#text(`Exports: ${exports.join(', ')}`);
    return this.#lines.join('\n');
  }

  of({ title, entry }: Found): string {
    const { signatures = [], module, extends: parent, text, statics, members } = entry as Entry;
    for (const signature of signatures) this.#lines.push(signature.text);
    if (signatures.length === 0) this.#lines.push(text?.startsWith('type ') ? text : typed(title, entry.type ?? text));
    if (module) this.#lines.push(`import { ${title.split('.')[0]} } from '${module}'`);
    this.#lines.push('');
    this.#text(entry.description ?? '');
    this.#notes(entry, entry.kind === 'interface' ? [] : signatures);
    if (entry.kind === 'interface') for (const signature of signatures) this.#notes(signature, [signature]);
    for (const example of [entry, ...signatures].flatMap(({ examples = [] }) => examples)) {
      this.#lines.push('', ...example.split('\n').map((line) => `  ${line}`));
    }
    const of = parent ? ` (and those of ${parent})` : '';
    const isInterface = entry.kind === 'interface';
    if (statics) this.#list(isInterface ? 'Static' : 'Members', statics);
    if (members) this.#list(`Members${of}`, members);
    return this.#lines.join('\n');
  }

  #notes(docs: Docs, signatures: readonly Signature[]): void {
    const described = new Map<string, string>();
    for (const { name, description } of signatures.flatMap(({ parameters = [] }) => parameters)) {
      if (description && !described.has(name)) described.set(name, description);
    }
    const rows: (readonly [string, string])[] = [...described];
    if (docs.default) rows.push(['default', docs.default]);
    if (docs.returns) rows.push(['returns', docs.returns]);
    for (const { type, when, rejects } of docs.throws ?? []) {
      rows.push([rejects ? 'rejects' : 'throws', type === 'unknown' ? when : `${type}: ${when}`]);
    }
    if (docs.blocks) rows.push(['blocks', docs.blocks]);
    for (const text of docs.differs ?? []) rows.push(['differs', text]);
    for (const text of docs.node ?? []) rows.push(['Node', text]);
    if (docs.deprecated) rows.push(['deprecated', docs.deprecated]);
    if (docs.since) rows.push(['since', docs.since]);
    for (const link of docs.see ?? []) rows.push(['see', link]);
    if (rows.length === 0) return;
    const width = Math.max(...rows.map(([name]) => name.length)) + 2;
    this.#lines.push('');
    for (const [name, text] of rows) this.#text(text, name.padEnd(width));
  }

  #list(title: string, members: Readonly<Record<string, Member>>): void {
    const names = Object.entries(members)
      .filter(([name]) => !name.startsWith('Symbol.'))
      .map(([name, { kind }]) => (kind === 'method' ? `${name}()` : name));
    if (names.length === 0) return;
    this.#lines.push('');
    this.#text(`${title}: ${names.join(', ')}`);
  }

  /** Broken between words; lines after the first are indented as far as `head` is wide. */
  #text(text: string, head = ''): void {
    let line = head;
    let isStart = true;
    for (const word of text.split(/\s+/)) {
      if (!isStart && line.length + 1 + word.length > this.#columns) {
        this.#lines.push(line);
        line = ' '.repeat(head.length);
        isStart = true;
      }
      line += isStart ? word : ` ${word}`;
      isStart = false;
    }
    this.#lines.push(line);
  }
}

const typed = (title: string, type: string | undefined): string => (type ? `${title}: ${type}` : title);
