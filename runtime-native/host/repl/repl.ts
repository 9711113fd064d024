/** The REPL: reads what is typed, has the runtime evaluate it, prints what comes of it. */
import { type HostChannel, MessageKind, type StartRepl } from '../../contract/host-channel.ts';
import type { SessionHub } from '../sessions.ts';
import { commandNames, isCommand, runCommand } from './commands.ts';
import { Completer } from './completion/completer.ts';
import { CdpClient, RequestFailed } from './session/cdp-client.ts';
import { Evaluator } from './session/evaluator.ts';
import { formatThrown, formatValue } from './session/format.ts';
import { previewOf } from './session/preview.ts';
import { loadParser } from './source/parser.ts';
import { History, historyFile } from './terminal/history.ts';
import type { InputOptions, InputReader } from './terminal/input-reader.ts';
import { PlainPrompt } from './terminal/plain-prompt.ts';
import { Prompt } from './terminal/prompt.ts';
import { failure, paint } from './terminal/spans.ts';

/** The REPL on this process's terminal. */
export interface Repl {
  /** Shows what the program printed. */
  write(stream: 'stdout' | 'stderr', text: string): void;
  /** Ends the REPL; answers with EndProgram. */
  stop(): void;
}

/** Starts to read and evaluate. */
export function startRepl(channel: HostChannel, sessions: SessionHub, options: StartRepl): Repl {
  return new TerminalRepl(channel, sessions, options);
}

class TerminalRepl implements Repl {
  readonly #channel: HostChannel;
  readonly #options: StartRepl;
  readonly #client: CdpClient;
  readonly #evaluator: Evaluator;
  readonly #prompt: InputReader;
  readonly #history: History;
  readonly #inputs: string[] = [];
  /** What the program prints between an evaluation and the printing of its value. */
  #held: string[] | undefined;
  /** The first Ctrl+C on an empty line says what the second does. */
  #leavesAtInterrupt = false;

  constructor(channel: HostChannel, sessions: SessionHub, options: StartRepl) {
    this.#channel = channel;
    this.#options = options;
    this.#client = new CdpClient(sessions, () => this.#prompt.stop());
    this.#evaluator = new Evaluator(this.#client);
    this.#history = new History(historyFile(process.env));
    const client = this.#client;
    const completer = new Completer({
      client,
      workingDirectory: options.workingDirectory,
      commands: commandNames,
    });
    const { stdin, stdout } = process;
    const input: InputOptions = {
      input: stdin,
      output: stdout,
      colors: options.colors,
      history: this.#history,
      complete: (text) => completer.complete(text),
      preview: (text) => previewOf(client, text),
      isCommand,
      submit: (text) => this.#submit(text),
      interrupt: (wasEmpty) => this.#interrupt(wasEmpty),
      end: () => this.#exit(),
    };
    const isPlain = !stdout.isTTY || process.env.TERM === 'dumb';
    this.#prompt = isPlain ? new PlainPrompt(input) : new Prompt(input);
    stdout.on('resize', () => this.#prompt.resize());
    process.on('SIGCONT', () => this.#prompt.resume());
    this.#prompt.printLines(`Welcome to jstime ${options.version}. Type .help for help.`);
    this.#prompt.start();
    void this.#prepare();
  }

  write(_stream: 'stdout' | 'stderr', text: string): void {
    if (this.#held) this.#held.push(text);
    else this.#prompt.print(text);
  }

  stop(): void {
    this.#exit();
  }

  /** What the prompt need not wait for, and the first key has to. */
  async #prepare(): Promise<void> {
    this.#history.load();
    if (this.#history.problem !== undefined) {
      this.#prompt.printLines(`Input is not kept for later: ${this.#history.problem}`);
    }
    await loadParser();
    this.#prompt.ready();
  }

  async #submit(text: string): Promise<void> {
    this.#leavesAtInterrupt = false;
    if (text.trim() === '') return;
    if (!isCommand(text)) return this.#evaluate(text);
    await runCommand(text, {
      workingDirectory: this.#options.workingDirectory,
      inputs: this.#inputs,
      printLines: (lines) => this.#prompt.printLines(lines),
      evaluate: (source) => this.#evaluate(source),
      openEditor: () => this.#prompt.openEditor(),
      clearScreen: () => this.#prompt.clear(),
      exit: () => this.#exit(),
    });
  }

  async #evaluate(source: string): Promise<void> {
    this.#inputs.push(source);
    try {
      await this.#evaluateAndPrint(source);
    } catch (error) {
      if (!(error instanceof RequestFailed)) throw error;
      this.#prompt.printLines(paint(`Not evaluated: ${error.message}`, failure, this.#options.colors));
    } finally {
      this.#evaluator.release();
      this.#prompt.print(this.#held?.join('') ?? '');
      this.#held = undefined;
    }
  }

  async #evaluateAndPrint(source: string): Promise<void> {
    const { colors } = this.#options;
    const outcome = await this.#evaluator.evaluate(source, () => {
      this.#held ??= [];
    });
    switch (outcome.kind) {
      case 'value':
        this.#prompt.printLines(await formatValue(this.#client, outcome.value, colors));
        if (outcome.notice !== undefined) this.#prompt.printLines(outcome.notice);
        break;
      case 'thrown':
        this.#prompt.printLines(await formatThrown(this.#client, outcome.value, source, outcome.place, colors));
        break;
      case 'interrupted':
        this.#prompt.printLines(paint('Interrupted', failure, colors));
        break;
    }
  }

  #interrupt(wasEmpty: boolean): void {
    this.#evaluator.interrupt();
    if (!wasEmpty) {
      this.#leavesAtInterrupt = false;
    } else if (this.#leavesAtInterrupt) {
      this.#exit();
    } else {
      this.#leavesAtInterrupt = true;
      this.#prompt.printLines('(Ctrl+C again, Ctrl+D or .exit leaves)');
    }
  }

  #exit(): void {
    this.#prompt.stop();
    this.#channel.send(MessageKind.EndProgram, 0, '');
  }
}
