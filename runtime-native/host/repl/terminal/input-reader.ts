import type { Completion } from '../completion/completion.ts';
import type { History } from './history.ts';
import type { TerminalInput } from './keyboard.ts';
import type { TerminalOutput } from './screen.ts';

/** Where input comes from, and who takes it. */
export interface InputOptions {
  readonly input: TerminalInput;
  readonly output: TerminalOutput;
  readonly colors: boolean;
  readonly history: History;
  /** How the text may go on, when the user asks for it. */
  complete(text: string): Promise<Completion | undefined>;
  /** The same, unasked. */
  hint(text: string): Promise<Completion | undefined>;
  /** What the text would give, if that can be told without effects. */
  preview(text: string): Promise<string | undefined>;
  /** Whether Enter runs the input even where JavaScript would go on. */
  isCommand(text: string): boolean;
  /** Input was typed. The next is read when the promise has settled. */
  submit(text: string): Promise<void>;
  /** Ctrl+C, whatever goes on. `wasEmpty`: there was nothing to cancel. */
  interrupt(wasEmpty: boolean): void;
  /** Ctrl+D, or the terminal is gone. */
  end(): void;
}

/** Reads input on a terminal that also shows what comes of it. */
export interface InputReader {
  /** Takes the terminal and shows the prompt. What is typed waits until {@link ready}. */
  start(): void;
  /** Gives the terminal back, for good. */
  stop(): void;
  /** Goes on with what was typed meanwhile. */
  ready(): void;
  /** Prints what the program printed. */
  print(text: string): void;
  /** Prints lines of the REPL's own. */
  printLines(text: string): void;
  /** The terminal has another size. */
  resize(): void;
  /** The process goes on after it was stopped: the terminal may be in any state. */
  resume(): void;
  /** Empties the screen. */
  clear(): void;
  /** The next input has as many lines as the user wants. */
  openEditor(): void;
}
