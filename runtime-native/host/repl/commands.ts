/** Lines that start with a dot. */
import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { type Api, describe, similar } from './documentation.ts';

export interface CommandContext {
  readonly workingDirectory: string;
  /** What was evaluated so far, in order. */
  readonly inputs: readonly string[];
  /** Width of the screen. */
  readonly columns: number;
  /** What there is to know of globals and modules. */
  readApi(): Api;
  printLines(text: string): void;
  evaluate(source: string): Promise<void>;
  openEditor(): void;
  clearScreen(): void;
  exit(): void;
}

interface Command {
  readonly argument?: string;
  readonly description: string;
  run(context: CommandContext, argument: string): void | Promise<void>;
}

const COMMANDS: Readonly<Record<string, Command>> = {
  clear: {
    description: 'Clear the screen',
    run: (context) => context.clearScreen(),
  },
  editor: {
    description: 'Type several lines, or paste them: Ctrl+D runs them, Ctrl+C cancels',
    run(context) {
      context.printLines('// Ctrl+D runs what you type, Ctrl+C cancels');
      context.openEditor();
    },
  },
  exit: {
    description: 'Leave',
    run: (context) => context.exit(),
  },
  help: {
    argument: '[NAME]',
    description: 'Show this help, or what NAME is: .help fetch, .help URL.parse',
    run: (context, argument) => context.printLines(argument === '' ? help() : helpOn(argument, context)),
  },
  load: {
    argument: 'FILE',
    description: 'Run the statements of a file here',
    async run(context, argument) {
      if (argument === '') return context.printLines('.load needs a file: .load FILE');
      let source: string;
      try {
        source = readFileSync(resolve(context.workingDirectory, argument), 'utf8');
      } catch (error) {
        return context.printLines(`Cannot read ${argument}: ${(error as Error).message}`);
      }
      await context.evaluate(source.replace(/^\uFEFF/, ''));
    },
  },
  save: {
    argument: 'FILE',
    description: 'Write everything that was evaluated so far to a file',
    run(context, argument) {
      if (argument === '') return context.printLines('.save needs a file: .save FILE');
      try {
        writeFileSync(
          resolve(context.workingDirectory, argument),
          context.inputs.map((input) => `${input}\n`).join(''),
        );
        context.printLines(`Saved to ${argument}`);
      } catch (error) {
        context.printLines(`Cannot write ${argument}: ${(error as Error).message}`);
      }
    },
  },
};

/** With their dots. */
export const commandNames: readonly string[] = Object.keys(COMMANDS).map((name) => `.${name}`);

/** Whether `input` is a command, or means to be one; numbers start with dots as well. */
export function isCommand(input: string): boolean {
  return /^\s*\.[A-Za-z]/.test(input);
}

/** Runs the command that `input` is. */
export async function runCommand(input: string, context: CommandContext): Promise<void> {
  const [, name = '', argument = ''] = /^\s*\.([A-Za-z]+)\s*(.*?)\s*$/s.exec(input) ?? [];
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (command) await command.run(context, argument);
  else context.printLines(`There is no command ${input.trim().split(/\s/)[0]}: .help lists all`);
}

const KEYS: readonly (readonly [string, string])[] = [
  ['Tab', 'Complete names, properties, and modules in import'],
  ['Up, Down', 'Earlier input that starts like this one'],
  ['Ctrl+R', 'Search in earlier input'],
  ['Alt+Enter', 'A new line where Enter would run the input'],
  ['Ctrl+C', 'Cancel the input, or interrupt what runs'],
  ['Ctrl+D', 'Leave'],
];

function help(): string {
  const commands = Object.entries(COMMANDS).map(
    ([name, { argument, description }]) => [`.${name}${argument ? ` ${argument}` : ''}`, description] as const,
  );
  const names: readonly (readonly [string, string])[] = [
    ['_', 'The last value'],
    ['_error', 'The last error'],
  ];
  const width = Math.max(...[...commands, ...KEYS].map(([name]) => name.length)) + 2;
  return [commands, names, KEYS]
    .map((rows) => rows.map(([name, text]) => name.padEnd(width) + text).join('\n'))
    .join('\n\n');
}

function helpOn(name: string, context: CommandContext): string {
  let api: Api;
  try {
    api = context.readApi();
  } catch (error) {
    return `Cannot read what is known of names: ${(error as Error).message}`;
  }
  const text = describe(name, api, context.columns);
  if (text !== undefined) return text;
  const others = similar(name, api);
  return `jstime itself has nothing called ${name}${others.length > 0 ? `. It has: ${others.join(', ')}` : ''}`;
}
