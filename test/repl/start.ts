// What all tests of the REPL begin with.
import { Terminal, type TerminalOptions } from '../support/terminal.ts';

/** A REPL with its prompt on the screen, and without a history of its own on disk. */
export async function startRepl(options: TerminalOptions = {}): Promise<Terminal> {
  const terminal = new Terminal([], { columns: 100, ...options, env: { JSTIME_REPL_HISTORY: '', ...options.env } });
  await terminal.waitForPrompt();
  return terminal;
}

/** Runs one input of one row, and gives the lines that it printed. */
export async function run(terminal: Terminal, input: string): Promise<string[]> {
  await terminal.waitForPrompt();
  const { row } = terminal.cursor;
  terminal.type(`${input}\r`);
  await terminal.waitFor(() => terminal.cursor.row > row && terminal.cursorLine === '>');
  return terminal.lines.slice(row + 1, terminal.cursor.row);
}
