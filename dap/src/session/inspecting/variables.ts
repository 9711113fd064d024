/** Opening values, and changing what is in them. */
import type { DebugProtocol as Dap } from '@vscode/debugprotocol';
import type { Handlers } from '../../dap/protocol.ts';
import { RequestError } from '../../dap/request-error.ts';
import type { SessionContext } from '../context.ts';
import type { Feature } from '../feature.ts';
import type { Sources } from '../sources/sources.ts';
import type { Page } from '../values/references.ts';
import type { Values } from '../values/values.ts';

export class Variables implements Feature {
  readonly capabilities: Dap.Capabilities = {
    supportsValueFormattingOptions: true,
  };
  readonly handlers: Handlers = {
    variables: (args, { signal }) => this.#list(args, signal),
    locations: ({ locationReference }) => this.#locate(locationReference),
  };

  readonly #context: SessionContext;
  readonly #sources: Sources;
  readonly #values: Values;

  constructor(context: SessionContext, sources: Sources, values: Values) {
    this.#context = context;
    this.#sources = sources;
    this.#values = values;
  }

  resumed(): void {
    this.#values.endStop();
  }

  disconnected(): void {
    this.#values.clear();
  }

  async #list(
    { variablesReference, filter, start = 0, count = 0, format }: Dap.VariablesArguments,
    signal: AbortSignal,
  ): Promise<Dap.VariablesResponse['body']> {
    const container = this.#values.references.get(variablesReference);
    if (start < 0 || count < 0) throw new RequestError('"start" and "count" cannot be negative');
    const page: Page = {
      filter: filter ?? undefined,
      start,
      count: count > 0 ? count : Number.POSITIVE_INFINITY,
      hex: format?.hex,
      signal,
    };
    const variables = await container.variables(page);
    return { variables };
  }

  /** References of locations are those of the functions that are there. */
  async #locate(locationReference: number): Promise<Dap.LocationsResponse['body']> {
    const { objectId } = this.#values.references.get(locationReference);
    if (objectId === undefined) throw new RequestError('That value has no place in a source');
    const { internalProperties = [] } = await this.#context.debuggee.cdp.send('Runtime.getProperties', {
      objectId,
      ownProperties: true,
      nonIndexedPropertiesOnly: true,
    });
    const location = internalProperties.find(({ name }) => /^\[\[(Function|Generator)Location\]\]$/.test(name))?.value;
    const place = location?.value && this.#sources.locate(location.value);
    if (!place) throw new RequestError('That function has no source: it is built in');
    return place;
  }
}
