// Checks messages of the inspector against the published protocol, property by property.
import { createRequire } from 'node:module';

/** The part of a protocol descriptor that is looked at; https://chromedevtools.github.io/devtools-protocol/. */
export interface Domain {
  domain: string;
  types?: (TypeNode & { id: string })[];
  commands?: { name: string; parameters?: PropertyNode[]; returns?: PropertyNode[] }[];
  events?: { name: string; parameters?: PropertyNode[] }[];
}

interface TypeNode {
  type?: string;
  $ref?: string;
  enum?: string[];
  items?: TypeNode;
  properties?: PropertyNode[];
}

interface PropertyNode extends TypeNode {
  name: string;
  optional?: boolean;
}

/** Of the browser's domains only what a runtime without pages can have. */
const browserDomains = ['IO', 'Network', 'Security', 'Target', 'Tracing'];

/** The domains of V8 and of browsers, as published. */
export function publishedDomains(): Domain[] {
  const require = createRequire(import.meta.url);
  const v8: { domains: Domain[] } = require('devtools-protocol/json/js_protocol.json');
  const browser: { domains: Domain[] } = require('devtools-protocol/json/browser_protocol.json');
  return [...v8.domains, ...browser.domains.filter(({ domain }) => browserDomains.includes(domain))];
}

/** What tools know without its being published, by the path in the message. */
const unpublished: Record<string, readonly string[]> = {
  // `node inspect` looks for it.
  'Debugger.paused.reason': ['Break on start'],
};

/** Knows every command, event and type of some domains. */
export class Protocol {
  readonly #types = new Map<string, TypeNode>();
  readonly #results = new Map<string, PropertyNode[]>();
  readonly #events = new Map<string, PropertyNode[]>();

  /** Of two domains with the same name the first one counts. */
  constructor(domains: readonly Domain[]) {
    const seen = new Set<string>();
    for (const { domain, types = [], commands = [], events = [] } of domains) {
      if (seen.has(domain)) continue;
      seen.add(domain);
      for (const type of types) this.#types.set(`${domain}.${type.id}`, qualify(type, domain));
      for (const { name, returns = [] } of commands)
        this.#results.set(`${domain}.${name}`, qualifyAll(returns, domain));
      for (const { name, parameters = [] } of events)
        this.#events.set(`${domain}.${name}`, qualifyAll(parameters, domain));
    }
  }

  /** What is wrong with an event; empty when nothing is. */
  checkEvent(method: string, params: unknown): string[] {
    const properties = this.#events.get(method);
    if (!properties) return [`there is no event ${method}`];
    // V8 leaves the parameters out of events that have none.
    return this.#checkProperties(params ?? {}, properties, method);
  }

  /** What is wrong with the result of a command; empty when nothing is. */
  checkResult(method: string, result: unknown): string[] {
    const properties = this.#results.get(method);
    if (!properties) return [`there is no command ${method}, and yet it had a result`];
    return this.#checkProperties(result, properties, `result of ${method}`);
  }

  #check(value: unknown, type: TypeNode, path: string): string[] {
    if (type.$ref !== undefined) {
      const target = this.#types.get(type.$ref);
      return target ? this.#check(value, target, path) : [`${path}: the type ${type.$ref} is not known`];
    }
    const wrong = (): string[] => [`${path} is no ${type.type}: ${shorten(value)}`];
    switch (type.type) {
      case 'any':
        return [];
      case 'string':
        if (typeof value !== 'string') return wrong();
        if (!type.enum || type.enum.includes(value) || unpublished[path]?.includes(value)) return [];
        return [`${path} is none of ${type.enum}: ${shorten(value)}`];
      case 'binary':
        return typeof value === 'string' ? [] : wrong();
      case 'boolean':
        return typeof value === 'boolean' ? [] : wrong();
      case 'integer':
        return Number.isInteger(value) ? [] : wrong();
      case 'number':
        return typeof value === 'number' ? [] : wrong();
      case 'array': {
        if (!Array.isArray(value)) return wrong();
        const { items } = type;
        return items ? value.flatMap((item, index) => this.#check(item, items, `${path}[${index}]`)) : [];
      }
      case 'object':
        if (type.properties) return this.#checkProperties(value, type.properties, path);
        return typeof value === 'object' && value !== null ? [] : wrong();
      default:
        return [`${path}: the descriptor has the unknown type ${type.type}`];
    }
  }

  #checkProperties(value: unknown, properties: readonly PropertyNode[], path: string): string[] {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      return [`${path} is no object: ${shorten(value)}`];
    }
    const problems: string[] = [];
    const known = new Set<string>();
    for (const property of properties) {
      known.add(property.name);
      const own: unknown = (value as Record<string, unknown>)[property.name];
      if (own !== undefined) problems.push(...this.#check(own, property, `${path}.${property.name}`));
      else if (!property.optional) problems.push(`${path}.${property.name} is missing`);
    }
    for (const name of Object.keys(value)) {
      if (!known.has(name)) problems.push(`${path}.${name} is not in the protocol`);
    }
    return problems;
  }
}

/** References within a domain are written without its name. */
function qualify<T extends TypeNode>(type: T, domain: string): T {
  return {
    ...type,
    ...(type.$ref !== undefined && { $ref: type.$ref.includes('.') ? type.$ref : `${domain}.${type.$ref}` }),
    ...(type.items && { items: qualify(type.items, domain) }),
    ...(type.properties && { properties: qualifyAll(type.properties, domain) }),
  };
}

function qualifyAll(properties: readonly PropertyNode[], domain: string): PropertyNode[] {
  return properties.map((property) => qualify(property, domain));
}

function shorten(value: unknown): string {
  const text = JSON.stringify(value) ?? String(value);
  return text.length > 100 ? `${text.slice(0, 100)}…` : text;
}
