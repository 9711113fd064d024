/** Finds what the text before the cursor can become. */
import type { CdpClient } from '../session/cdp-client.ts';
import { builtinModules, lexicalNames, propertyNames } from '../session/names.ts';
import { completionTarget } from '../source/completion-target.ts';
import { type Completion, completionOf } from './completion.ts';
import { completePath, completeSpecifier } from './paths.ts';

export interface CompleterOptions {
  readonly client: CdpClient;
  readonly workingDirectory: string;
  /** With their dots. */
  readonly commands: readonly string[];
}

/** What ECMAScript reserves, and words that have a meaning in places. */
const KEYWORDS = (
  'async await break case catch class const continue debugger default delete do else export extends false finally for ' +
  'function if import in instanceof let new null of return static super switch this throw true try typeof using var ' +
  'void while with yield'
).split(' ');

const IDENTIFIER = /^[\p{ID_Start}_$][\p{ID_Continue}$]*$/u;

export class Completer {
  readonly #options: CompleterOptions;

  constructor(options: CompleterOptions) {
    this.#options = options;
  }

  /**
   * Undefined where nothing can be completed. `text` is the input up to the cursor. Expressions in it are evaluated for at
   * most `timeoutMs`.
   */
  async complete(text: string, timeoutMs: number): Promise<Completion | undefined> {
    const { client, workingDirectory, commands } = this.#options;
    if (/^\.\w*$/.test(text)) return completionOf(text, [commands]);
    const described = /^\.help\s+(.*)$/.exec(text)?.[1];
    if (described !== undefined) return this.complete(described, timeoutMs);
    const argument = /^\.(?:load|save)\s+(.*)$/.exec(text)?.[1];
    if (argument !== undefined) return completePath(argument, workingDirectory);
    const target = completionTarget(text);
    switch (target?.kind) {
      case 'specifier':
        return completeSpecifier(target.prefix, workingDirectory, await builtinModules(client));
      case 'member':
        return completionOf(
          target.prefix,
          usable(await propertyNames(client, target.object, timeoutMs), target.prefix),
        );
      case 'name': {
        const { prefix } = target;
        const [lexical, globals] = await Promise.all([
          lexicalNames(client),
          propertyNames(client, 'globalThis', timeoutMs),
        ]);
        return completionOf(prefix, usable([lexical, ...globals, prefix === '' ? [] : KEYWORDS], prefix));
      }
      default:
        return undefined;
    }
  }
}

/** Names that can be written as they are; old ones with underscores only when asked for. */
function usable(groups: readonly (readonly string[])[], prefix: string): string[][] {
  return groups.map((names) =>
    names.filter((name) => IDENTIFIER.test(name) && (prefix.startsWith('_') || !name.startsWith('__'))),
  );
}
