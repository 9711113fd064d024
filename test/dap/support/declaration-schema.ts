// Reads the published declarations of the protocol into JSON schemas. They use a small part of TypeScript, and what goes
// beyond it is an error: nothing is ever left unchecked by being overlooked.

/** The part of JSON Schema that comes of it. */
export type Schema =
  | Record<string, never>
  | { $ref: string }
  | { type: 'string' | 'integer' | 'number' | 'boolean' | 'null' }
  | { enum: string[] }
  | { anyOf: Schema[] }
  | { type: 'array'; items: Schema }
  | { type: 'object'; additionalProperties: Schema }
  | ObjectSchema;

export interface ObjectSchema {
  type: 'object';
  properties: Record<string, Schema>;
  required: string[];
  additionalProperties: false;
}

type Token = string;

/** Numbers that are no integers; the declarations do not tell, the protocol's specification does. */
const fractions = new Set(['percentage']);

/** All interfaces and types of a declaration file, inherited properties included; a reference is `#/$defs/NAME`. */
export function readDeclarations(text: string): Record<string, Schema> {
  return new DeclarationReader(text).read();
}

class DeclarationReader {
  readonly #tokens: Token[];
  #position = 0;
  readonly #definitions: Record<string, Schema> = {};

  constructor(text: string) {
    const bare = text.replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, ' ');
    this.#tokens = bare.match(/'[^']*'|[A-Za-z_]\w*|\S/g) ?? [];
  }

  read(): Record<string, Schema> {
    for (const word of ['export', 'declare', 'module', 'DebugProtocol', '{']) this.#expect(word);
    while (!this.#accept('}')) {
      if (this.#accept('interface')) this.#interface();
      else if (this.#accept('type')) this.#type();
      else throw this.#unknown();
    }
    return this.#definitions;
  }

  #interface(): void {
    const name = this.#next();
    const parent = this.#accept('extends') ? this.#next() : undefined;
    const { properties, required } = this.#members();
    const inherited = parent === undefined ? undefined : (this.#definitions[parent] as ObjectSchema | undefined);
    if (parent !== undefined && !inherited) throw new Error(`${name} extends ${parent}, which is not known yet`);
    this.#definitions[name] = {
      type: 'object',
      properties: { ...inherited?.properties, ...properties },
      required: [...new Set([...(inherited?.required ?? []), ...required])],
      additionalProperties: false,
    };
  }

  #type(): void {
    const name = this.#next();
    this.#expect('=');
    this.#definitions[name] = this.#union(name);
    this.#expect(';');
  }

  #members(): Pick<ObjectSchema, 'properties' | 'required'> {
    const properties: Record<string, Schema> = {};
    const required: string[] = [];
    this.#expect('{');
    while (!this.#accept('}')) {
      const name = this.#next();
      const isOptional = this.#accept('?');
      this.#expect(':');
      properties[name] = this.#union(name);
      if (!isOptional) required.push(name);
      this.#expect(';');
    }
    return { properties, required };
  }

  #union(name: string): Schema {
    const literals: string[] = [];
    const schemas: Schema[] = [];
    this.#accept('|');
    do {
      const token = this.#peek();
      if (token.startsWith("'")) literals.push(this.#next().slice(1, -1));
      else schemas.push(this.#array(name));
    } while (this.#accept('|'));
    // `'a' | 'b' | string` lists what is usual and allows everything.
    const isOpen = schemas.some((schema) => 'type' in schema && schema.type === 'string');
    if (literals.length > 0 && !isOpen) schemas.push({ enum: literals });
    return schemas.length === 1 ? schemas[0]! : { anyOf: schemas };
  }

  #array(name: string): Schema {
    let schema = this.#single(name);
    while (this.#accept('[')) {
      this.#expect(']');
      schema = { type: 'array', items: schema };
    }
    return schema;
  }

  #single(name: string): Schema {
    if (this.#peek() === '{') return this.#object();
    if (this.#accept('(')) {
      const schema = this.#union(name);
      this.#expect(')');
      return schema;
    }
    const word = this.#next();
    if (word === 'any') return {};
    if (word === 'number') return { type: fractions.has(name) ? 'number' : 'integer' };
    if (word === 'string' || word === 'boolean' || word === 'null') return { type: word };
    if (/^[A-Z]\w*$/.test(word)) return { $ref: `#/$defs/${word}` };
    throw this.#unknown();
  }

  #object(): Schema {
    if (this.#tokens[this.#position + 1] === '[') {
      for (const word of ['{', '[', 'key', ':', 'string', ']', ':']) this.#expect(word);
      const additionalProperties = this.#union('');
      this.#accept(';');
      this.#expect('}');
      return { type: 'object', additionalProperties };
    }
    const { properties, required } = this.#members();
    return { type: 'object', properties, required, additionalProperties: false };
  }

  #peek(): Token {
    const token = this.#tokens[this.#position];
    if (token === undefined) throw new Error('the declarations end too early');
    return token;
  }

  #next(): Token {
    const token = this.#peek();
    this.#position++;
    return token;
  }

  #accept(wanted: Token): boolean {
    if (this.#peek() !== wanted) return false;
    this.#position++;
    return true;
  }

  #expect(wanted: Token): void {
    if (!this.#accept(wanted)) throw this.#unknown();
  }

  #unknown(): Error {
    const around = this.#tokens.slice(Math.max(0, this.#position - 8), this.#position + 4).join(' ');
    return new Error(`this form of declaration is not known: … ${around} …`);
  }
}
