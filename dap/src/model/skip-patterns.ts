/** Which files stepping passes over, by patterns of the user: the last that fits decides. */
import { escaped, globToRegex, urlPattern } from './path-pattern.ts';

interface Rule {
  /** Of paths, and of addresses that are no file's. */
  readonly path: RegExp;
  /** The same of the addresses of scripts, as text. */
  readonly url: string;
  readonly skips: boolean;
}

/** Node's name for its own modules, which a configuration may still have from there. */
const nodeInternals = '<node_internals>';

export class SkipPatterns {
  readonly #rules: Rule[];

  /** @param globs a leading `!` takes files out again. */
  constructor(globs: readonly string[]) {
    this.#rules = globs.map((glob) => (glob.startsWith('!') ? rule(glob.slice(1), false) : rule(glob, true)));
  }

  /** @param path of a file, or an address. */
  isSkipped(path: string): boolean {
    return this.#rules.findLast((one) => one.path.test(path))?.skips ?? false;
  }

  /** From now on the other way, for one file. */
  toggle(path: string): void {
    const skips = !this.isSkipped(path);
    const url = `(?:file://)?${[...path].map(urlPattern).join('')}`;
    this.#rules.push({ path: new RegExp(`^${escaped(path)}$`), url, skips });
  }

  /** Regular expressions of the addresses of scripts that are skipped. */
  urlPatterns(): string[] {
    return this.#rules.flatMap(({ url, skips }, index) => {
      if (!skips) return [];
      const later = this.#rules.slice(index + 1).filter((other) => !other.skips);
      const not = later.length > 0 ? `(?!(?:${later.map((other) => other.url).join('|')})(?:[?#].*)?$)` : '';
      return [`^${not}(?:${url})(?:[?#].*)?$`];
    });
  }
}

function rule(glob: string, skips: boolean): Rule {
  if (glob.startsWith(nodeInternals)) return { path: /^node:/, url: 'node:.*', skips };
  return { path: new RegExp(`^${globToRegex(glob)}$`), url: `(?:file://)?${globToRegex(glob, urlPattern)}`, skips };
}
