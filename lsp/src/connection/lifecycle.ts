/** What may be asked when: nothing before `initialize`, nothing after `shutdown`. */
import { errorCodes, type Failure } from '../channel/messages.ts';

export class Lifecycle {
  #phase: 'new' | 'running' | 'over' = 'new';

  /** Why a message must not go on; undefined if it may. */
  refusal(method: string, isRequest: boolean): Failure | undefined {
    if (method === 'exit') return undefined;
    if (this.#phase === 'new') {
      if (method === 'initialize' && isRequest) {
        this.#phase = 'running';
        return undefined;
      }
      return { code: errorCodes.notInitialized, message: `${method} came before initialize` };
    }
    if (this.#phase === 'over') return { code: errorCodes.invalidRequest, message: `${method} came after shutdown` };
    if (method === 'initialize') return { code: errorCodes.invalidRequest, message: 'initialize came twice' };
    if (method === 'shutdown' && isRequest) this.#phase = 'over';
    return undefined;
  }

  /** As the protocol wants it. */
  get exitCode(): number {
    return this.#phase === 'over' ? 0 : 1;
  }
}
