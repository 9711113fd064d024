/** Getting the program that a configuration means: starting it, here or in a terminal, or connecting to one that runs. */
import type { Readable } from 'node:stream';
import type { CdpSession } from '../../cdp/session.ts';
import type { Editor } from '../../dap/editor.ts';
import { RequestError } from '../../dap/request-error.ts';
import type { AttachOptions, LaunchOptions } from '../../launch-config.ts';
import { addressOf, attach, nameOf, openInspector } from '../../target/attach.ts';
import { type Command, launch, launchElsewhere } from '../../target/launch.ts';
import type { Program } from '../../target/program.ts';
import type { SessionContext } from '../context.ts';
import { launchCommand } from './launch-command.ts';

/** A program that is there, and waits for the debugger if there is one. */
export interface Started {
  readonly name: string;
  /** The path of its first module; not known when attached to. */
  readonly entry: string | undefined;
  /** None if it runs without a debugger. */
  readonly cdp: CdpSession | undefined;
  /** The process, if it is the adapter's own child. */
  readonly program: Program | undefined;
  /** Whether it was started for this session, so that it ends with it. */
  readonly launched: boolean;
  /** Why it has ended before it could be debugged; asked for once it has. */
  complaint(): Promise<string>;
}

const terminalKinds = { integratedTerminal: 'integrated', externalTerminal: 'external' } as const;

export class Starting {
  readonly #context: SessionContext;
  readonly #editor: () => Editor;

  constructor(context: SessionContext, editor: () => Editor) {
    this.#context = context;
    this.#editor = editor;
  }

  /**
   * Starts the program of a launch configuration.
   * @throws {RequestError} with a sentence for the user when that fails.
   */
  async launch(options: LaunchOptions, signal: AbortSignal): Promise<Started> {
    const command = launchCommand(options);
    if (options.console !== 'internalConsole') {
      if (this.#context.client.supportsRunInTerminalRequest) return this.#launchInTerminal(command, options, signal);
      this.#context.say(
        `This editor has no terminal for the program ("console": "${options.console}"); its output is shown here.`,
      );
    }
    const { program, cdp } = await launch(command, options.noDebug ? 'run' : 'wait').catch((error: Error) => {
      throw RequestError.forUser(`${command.runtime} cannot be started: ${error.message}`);
    });
    const complaints = collectText(program.stderr);
    return {
      name: command.program,
      entry: command.program,
      cdp,
      program,
      launched: true,
      async complaint() {
        const exitCode = await program.exited;
        return complaints().trim() || `${command.runtime} ended with the exit code ${exitCode}`;
      },
    };
  }

  async #launchInTerminal(command: Command, options: LaunchOptions, signal: AbortSignal): Promise<Started> {
    const { timeout, console } = options as LaunchOptions & { console: keyof typeof terminalKinds };
    const cdp = await launchElsewhere(command, { timeoutMs: timeout, signal }, async (args) => {
      const response = await this.#editor().runInTerminal(
        { kind: terminalKinds[console], title: 'jstime', cwd: command.cwd, args, env: { ...command.env } },
        timeout,
      );
      if (!response.success) throw new Error(response.message ?? 'the editor gives no reason');
    }).catch((error: Error) => {
      throw RequestError.forUser(`The program could not be started in a terminal: ${error.message}`);
    });
    return {
      name: command.program,
      entry: command.program,
      cdp,
      program: undefined,
      launched: true,
      complaint: async () => 'it has ended; the terminal may show why',
    };
  }

  /**
   * Connects to the program of an attach configuration.
   * @throws {RequestError} with a sentence for the user when that fails.
   */
  async attach(options: AttachOptions, signal: AbortSignal): Promise<Started> {
    const address = addressOf(options);
    const name = nameOf(address);
    if (options.processId !== undefined) open(options.processId);
    const cdp = await attach(address, options.timeout, signal).catch((error: Error) => {
      throw RequestError.forUser(`There is nothing to attach to at ${name}: ${error.message}`);
    });
    return {
      name,
      entry: undefined,
      cdp,
      program: undefined,
      launched: false,
      complaint: async () => `the program at ${name} has ended`,
    };
  }
}

function open(processId: number): void {
  try {
    openInspector(processId);
  } catch (error) {
    throw RequestError.forUser(`The process ${processId} cannot be debugged: ${(error as Error).message}`);
  }
}

/** The first of what a stream says, enough for any message; asked for once. */
function collectText(stream: Readable | undefined): () => string {
  const maxBytes = 4096;
  const pieces: Buffer[] = [];
  let size = 0;
  const keep = (piece: Buffer) => {
    pieces.push(piece);
    size += piece.length;
    if (size > maxBytes) stream?.off('data', keep);
  };
  stream?.on('data', keep);
  return () => Buffer.concat(pieces).toString('utf8', 0, maxBytes);
}
