/** What a row of the table of capabilities is, and the folder that all rows are asked in. */
import type { ClientCapabilities, Position, Range } from 'vscode-languageserver';
import type { LspClient } from '../support/client.ts';

// biome-ignore lint/suspicious/noExplicitAny: rows say what they expect of an answer
export type Any = any;

export interface Row {
  readonly feature: string;
  /** The method that is asked. */
  readonly request: string;
  /** Asks, and says in a few words what came. */
  ask(folder: Folder): Promise<string>;
  readonly settings?: Record<string, unknown>;
  /** What is changed of a client that can do everything. */
  readonly capabilities?: ClientCapabilities;
}

export const files = {
  'main.js': `import { twice, Shape } from './util.js';
import data from './data.json';

/** Counts. */
export function count(n) {
  return twice(n) + data.one;
}

const shape = new Shape();
console.log(count(1), twice(2), shape.area());
`,
  'util.js': `/**
 * Doubles a number: https://example.com/double
 * @param {number} n the number
 * @returns {number}
 */
export function twice(n) {
  return 2 * n;
}

export class Shape {
  area() {
    return 0;
  }
}
`,
  'other.js': `import { twice, Shape } from './util.js';

export class Square extends Shape {
  area() {
    return twice(2);
  }
}

export class Circle extends Shape {
  area() {
    return twice(3);
  }
}

export const four = () => twice(2);
`,
  'wrong.js': 'document.title;\n',
  'data.json': '{ "one": 1 }\n',
  'notes.txt': 'text\n',
  'view.jsx': '',
} as const;

/** The rows' view of a server in that folder: `main.js` and `util.js` are open. */
export class Folder {
  readonly client: LspClient;
  readonly main: string;
  readonly util: string;
  #opened: string[] = [];

  constructor(client: LspClient) {
    this.client = client;
    this.main = client.open('main.js', files['main.js']);
    this.util = client.open('util.js', files['util.js']);
  }

  /** The result of a request about a place of `main.js` or `util.js`. @param place text whose second character is meant */
  at(method: string, name: 'main.js' | 'util.js', place: string, more: object = {}): Promise<Any> {
    const uri = name === 'main.js' ? this.main : this.util;
    return this.client.result(method, {
      textDocument: { uri },
      position: positionOf(files[name], files[name].indexOf(place) + 1),
      ...more,
    });
  }

  of(method: string, uri: string, more: object = {}): Promise<Any> {
    return this.client.result(method, { textDocument: { uri }, ...more });
  }

  /** A new document; `$0` in it is the caret. */
  open(
    marked: string,
    extension = 'js',
  ): { uri: string; text: string; position: Position; textDocument: { uri: string } } {
    const offset = Math.max(0, marked.indexOf('$0'));
    const text = marked.replace('$0', '');
    const uri = this.client.open(`new${this.#opened.length}.${extension}`, text);
    this.#opened.push(uri);
    return { uri, text, position: positionOf(text, offset), textDocument: { uri } };
  }

  /** Leaves only what every row finds. */
  close(): void {
    for (const uri of this.#opened.splice(0)) this.client.notify('textDocument/didClose', { textDocument: { uri } });
  }
}

export function positionOf(text: string, offset: number): Position {
  const before = text.slice(0, offset);
  return { line: before.split('\n').length - 1, character: offset - (before.lastIndexOf('\n') + 1) };
}

export function everyRange(text: string): Range {
  return { start: { line: 0, character: 0 }, end: positionOf(text, text.length) };
}

/** `3 places in 2 files`. */
export function places(found: readonly { uri: string }[]): string {
  const count = new Set(found.map(({ uri }) => uri)).size;
  return `${found.length} places in ${count} files`;
}

export function yes(holds: boolean): string {
  return holds ? 'yes' : 'NO';
}
