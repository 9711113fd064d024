/** The REPL: reads what is typed, has the runtime evaluate it, prints what comes of it. */
import { type HostChannel, MessageKind, type StartRepl } from '../../contract/host-channel.ts';
import type { SessionHub } from '../sessions.ts';
import { commandNames, isCommand, runCommand } from './commands.ts';
import { Completer } from './completion/completer.ts';
import { readApi } from './documentation.ts';
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

const INTERRUPTED = 'Interrupted';

/** How long expressions may take that are evaluated for what is shown while they are typed, and after Tab. */
const HINT_TIMEOUT_MS = 250;
const TAB_TIMEOUT_MS = 1000;

/** The REPL on this process's terminal. */
export interface Repl {
  /** Shows what the program printed. */
  write(stream: 'stdout' | 'stderr', text: string): void;
  /** Shows what is left, gives the terminal back, and answers with ReplStopped. */
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
  /** What the program has printed, to be shown in one go. */
  #output: string[] = [];
  /** What the program prints between an evaluation and the printing of its value. */
  #held: string[] | undefined;
  /** The first Ctrl+C on an empty line says what the second does. */
  #leavesAtInterrupt = false;
  #hasEnded = false;

  constructor(channel: HostChannel, sessions: SessionHub, options: StartRepl) {
    this.#channel = channel;
    this.#options = options;
    this.#client = new CdpClient(sessions, () => this.#giveBack());
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
      complete: (text) => completer.complete(text, TAB_TIMEOUT_MS),
      hint: (text) => completer.complete(text, HINT_TIMEOUT_MS),
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
    if (this.#held) {
      this.#held.push(text);
    } else {
      if (this.#output.length === 0) queueMicrotask(() => this.#showOutput());
      this.#output.push(text);
    }
  }

  stop(): void {
    this.#giveBack();
    this.#channel.send(MessageKind.ReplStopped, 0, '');
  }

  #showOutput(): void {
    const text = this.#output.join('');
    this.#output = [];
    this.#prompt.print(text);
  }

  #showHeldOutput(): void {
    this.#output.push(...(this.#held ?? []));
    this.#held = undefined;
    this.#showOutput();
  }

  #printLines(text: string): void {
    this.#showOutput();
    this.#prompt.printLines(text);
  }

  /** What the prompt need not wait for, and the first key has to. */
  async #prepare(): Promise<void> {
    this.#history.load();
    if (this.#history.problem !== undefined) {
      this.#printLines(`Input is not kept for later: ${this.#history.problem}`);
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
      columns: process.stdout.columns || 80,
      readApi,
      printLines: (lines) => this.#printLines(lines),
      evaluate: (source) => this.#evaluate(source),
      openEditor: () => this.#prompt.openEditor(),
      clearScreen: () => this.#prompt.clear(),
      exit: () => this.#exit(),
    });
  }

  async #evaluate(source: string): Promise<void> {
    this.#inputs.push(source);
    try {
      await this.#client.withObjects((objectGroup) => this.#evaluateAndPrint(source, objectGroup));
    } catch (error) {
      if (!(error instanceof RequestFailed)) throw error;
      const text = this.#evaluator.isInterrupted ? INTERRUPTED : `Not evaluated: ${error.message}`;
      this.#printLines(paint(text, failure, this.#options.colors));
    } finally {
      this.#showHeldOutput();
    }
  }

  async #evaluateAndPrint(source: string, objectGroup: string): Promise<void> {
    const { colors } = this.#options;
    const outcome = await this.#evaluator.evaluate(source, objectGroup, () => {
      this.#showOutput();
      this.#held = [];
    });
    switch (outcome.kind) {
      case 'value':
        this.#printLines(await formatValue(this.#client, outcome.value, colors));
        if (outcome.notice !== undefined) this.#printLines(outcome.notice);
        break;
      case 'thrown':
        this.#printLines(await formatThrown(this.#client, outcome.value, source, outcome.place, colors));
        break;
      case 'interrupted':
        this.#printLines(paint(INTERRUPTED, failure, colors));
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
      this.#printLines('(Ctrl+C again, Ctrl+D or .exit leaves)');
    }
  }

  #exit(): void {
    if (this.#hasEnded) return;
    this.#giveBack();
    this.#channel.send(MessageKind.LeaveRepl, 0, '');
  }

  #giveBack(): void {
    this.#showHeldOutput();
    if (!this.#hasEnded) this.#prompt.stop();
    this.#hasEnded = true;
  }
}
