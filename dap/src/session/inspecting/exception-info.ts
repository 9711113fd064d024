/** What was thrown where the program stands, with the errors behind it. */
import type { DebugProtocol as Dap } from '@vscode/debugprotocol';
import type { Protocol } from 'devtools-protocol';
import type { Handlers } from '../../dap/protocol.ts';
import { RequestError } from '../../dap/request-error.ts';
import { errorText, typeName, valueText } from '../../model/preview.ts';
import type { Exceptions } from '../breakpoints/exceptions.ts';
import type { Feature } from '../feature.ts';
import type { Sources } from '../sources/sources.ts';
import { withOriginalPlaces } from '../values/original-stack.ts';
import { exceptionExpression } from '../values/scope-container.ts';
import type { Values } from '../values/values.ts';

type RemoteObject = Protocol.Runtime.RemoteObject;

const textBudget = 10_000;

/** Chains of causes that are longer end there. */
const mostDepth = 10;
const mostInner = 100;

export class ExceptionInfo implements Feature {
  readonly capabilities: Dap.Capabilities = { supportsExceptionInfoRequest: true };
  readonly handlers: Handlers = { exceptionInfo: () => this.#describe() };

  readonly #exceptions: Exceptions;
  readonly #sources: Sources;
  readonly #values: Values;

  constructor(exceptions: Exceptions, sources: Sources, values: Values) {
    this.#sources = sources;
    this.#exceptions = exceptions;
    this.#values = values;
  }

  async #describe(): Promise<Dap.ExceptionInfoResponse['body']> {
    const { thrown } = this.#exceptions;
    if (!thrown) throw new RequestError('The program has not stopped on an exception');
    const { value, isUncaught } = thrown;
    const details = await this.#read(value, []);
    const { typeName: exceptionId = 'unknown', message = '' } = details;
    return {
      exceptionId,
      description: message,
      breakMode: isUncaught ? 'unhandled' : 'always',
      details: { ...details, evaluateName: exceptionExpression },
    };
  }

  /**
   * What there is to say of a value, without running anything in the program.
   * @param above the stacks of the errors that it is the cause of.
   */
  async #read(value: RemoteObject, above: readonly string[]): Promise<Dap.ExceptionDetails> {
    const name = typeName(value);
    const type = { typeName: name, fullTypeName: name };
    if (value.subtype !== 'error') {
      const seen = await this.#values.withPreview(value, { lifetime: 'stop' });
      return { ...type, message: valueText(seen, { budget: textBudget }) };
    }
    const { description = '' } = value;
    const properties = await this.#properties(value);
    const message = properties.get('message');
    const details = {
      ...type,
      message: message?.type === 'string' ? String(message.value) : errorText(description, { budget: textBudget }),
      stackTrace: withOriginalPlaces(description, this.#sources),
    };
    // A chain that bites its tail ends there.
    if (above.includes(description) || above.length >= mostDepth) return details;
    const below = [...above, description];
    const causes = [properties.get('cause'), ...(await this.#listed(properties.get('errors')))];
    const innerException = await Promise.all(
      causes.flatMap((cause) => (cause && !below.includes(cause.description ?? '') ? this.#read(cause, below) : [])),
    );
    return innerException.length > 0 ? { ...details, innerException } : details;
  }

  async #listed(list: RemoteObject | undefined): Promise<RemoteObject[]> {
    if (list?.subtype !== 'array') return [];
    const elements = [...(await this.#properties(list))].filter(([name]) => /^\d+$/.test(name));
    return elements.slice(0, mostInner).map(([, element]) => element);
  }

  async #properties({ objectId }: RemoteObject): Promise<Map<string, RemoteObject>> {
    const { result } = await this.#values.cdp.send('Runtime.getProperties', {
      objectId: objectId as string,
      ownProperties: true,
    });
    return new Map(result.flatMap(({ name, value }) => (value ? [[name, value] as const] : [])));
  }
}
