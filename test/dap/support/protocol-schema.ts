// Checks single messages against the published protocol, `@vscode/debugprotocol`.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Ajv, type ValidateFunction } from 'ajv';
import { type ObjectSchema, readDeclarations, type Schema } from './declaration-schema.ts';
import type { DapMessage } from './messages.ts';

/** What is wrong with single messages. */
export class ProtocolSchema {
  readonly #ajv = new Ajv({ allErrors: true, strict: true, strictTypes: false });
  readonly #definitions: Record<string, Schema>;
  readonly #validators = new Map<string, ValidateFunction>();

  constructor() {
    const declarations = createRequire(import.meta.url).resolve('@vscode/debugprotocol/lib/debugProtocol.d.ts');
    this.#definitions = readDeclarations(readFileSync(declarations, 'utf8'));
    this.#ajv.addSchema({ $id: 'protocol', $defs: this.#definitions });
  }

  /** Names of all interfaces and types. */
  get names(): string[] {
    return Object.keys(this.#definitions);
  }

  /** Whether the protocol has that request. */
  hasRequest(command: string): boolean {
    return `${capitalize(command)}Request` in this.#definitions;
  }

  /** One line for each mistake. Nothing is said of responses to requests that the protocol does not have. */
  check(message: DapMessage): string[] {
    const name = this.#nameOf(message);
    if (name === undefined) return [];
    if (!(name in this.#definitions)) return [`the protocol has no ${describe(message)}`];
    const validate = this.#validator(name);
    if (validate(message)) return [];
    const errors = validate.errors ?? [];
    return errors.map(({ instancePath, message: text, params }) => {
      const detail = params.additionalProperty ?? params.allowedValues ?? '';
      return `${describe(message)}: ${instancePath || 'message'} ${text} ${detail}`.trimEnd();
    });
  }

  #nameOf(message: DapMessage): string | undefined {
    if (message.type === 'event') return `${capitalize(String(message.event))}Event`;
    if (message.type === 'request') return `${capitalize(String(message.command))}Request`;
    if (message.type !== 'response') return 'ProtocolMessage';
    if (message.success === false) return 'ErrorResponse';
    return this.hasRequest(message.command) ? `${capitalize(message.command)}Response` : undefined;
  }

  #validator(name: string): ValidateFunction {
    let validate = this.#validators.get(name);
    if (!validate) {
      validate = this.#ajv.compile({ $ref: `protocol#/$defs/${name}` });
      this.#validators.set(name, validate);
    }
    return validate;
  }
}

/** The schema of an interface, for tests of what is read. */
export function isObjectSchema(schema: Schema | undefined): schema is ObjectSchema {
  return schema !== undefined && 'properties' in schema;
}

/** `event stopped`, `answer to next`, for messages about messages. */
export function describe(message: DapMessage): string {
  if (message.type === 'event') return `event ${message.event}`;
  if (message.type === 'request') return `request ${message.command}`;
  return `${message.success === false ? 'refusal' : 'answer'} of ${message.command}`;
}

function capitalize(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
