/** Walking a tree for what patterns match: `glob`. */
import { argumentTypeError } from '../../internal/errors.ts';
import { ops } from '../../internal/native.ts';
import {
  arrayPop,
  arrayPush,
  isArray,
  mapForEach,
  mapGet,
  mapSet,
  setAdd,
  setHas,
  stringSplit,
} from '../../internal/primordials.ts';
import { type Options, toFlag, toPath } from './arguments.ts';
import { compilePattern, expandBraces, GLOBSTAR, matchesName, matchesPath, type PathPattern } from './glob-pattern.ts';
import { run } from './operation.ts';
import { joinPath } from './paths.ts';
import { typeOfEntry } from './readdir.ts';
import { Dirent, typeOfMode } from './stats.ts';

const DIRECTORY = 2;
const LINK = 3;

/** A pattern of which the first `index` segments have been matched. */
interface State {
  readonly pattern: PathPattern;
  readonly index: number;
}

/** A directory, and what is looked for in it. */
interface Task {
  /** As it is answered: relative to the directory that is searched. */
  readonly path: string;
  readonly states: State[];
}

type Exclude = (entry: Dirent | string) => unknown;

export interface GlobOptions {
  readonly directory: string;
  readonly withFileTypes: boolean;
  readonly exclude: Exclude | undefined;
}

export function toPatterns(patterns: unknown, name: string): PathPattern[] {
  const list = isArray(patterns) ? patterns : [patterns];
  const compiled: PathPattern[] = [];
  for (let index = 0; index < list.length; index++) {
    const pattern: unknown = list[index];
    if (typeof pattern !== 'string') throw argumentTypeError(name, 'a string or an array of strings', pattern);
    const expanded = expandBraces(pattern);
    for (let each = 0; each < expanded.length; each++) arrayPush(compiled, compilePattern(expanded[each] as string));
  }
  return compiled;
}

function toExclude(value: unknown): Exclude | undefined {
  if (value === undefined || typeof value === 'function') return value as Exclude | undefined;
  if (!isArray(value)) throw argumentTypeError('options.exclude', 'a function or an array of strings', value);
  const patterns = toPatterns(value, 'options.exclude');
  return (entry) => {
    const path = typeof entry === 'string' ? entry : joinPath(entry.parentPath, entry.name as string);
    const segments = stringSplit(path, '/');
    for (let index = 0; index < patterns.length; index++) {
      if (matchesPath(patterns[index] as PathPattern, segments)) return true;
    }
    return false;
  };
}

export function toGlobOptions(options: Options): GlobOptions {
  return {
    directory: options.cwd === undefined ? ops.cwd() : toPath(options.cwd, 'options.cwd'),
    withFileTypes: toFlag(options, 'withFileTypes'),
    exclude: toExclude(options.exclude),
  };
}

class Walk {
  readonly #options: GlobOptions;
  readonly #found = new Set<string>();
  readonly #tasks: Task[] = [];

  constructor(patterns: readonly PathPattern[], options: GlobOptions) {
    this.#options = options;
    const relative: State[] = [];
    const absolute: State[] = [];
    for (let index = 0; index < patterns.length; index++) {
      const pattern = patterns[index] as PathPattern;
      arrayPush(pattern.isAbsolute ? absolute : relative, { pattern, index: 0 });
    }
    if (relative.length > 0) arrayPush(this.#tasks, { path: '', states: relative });
    if (absolute.length > 0) arrayPush(this.#tasks, { path: '/', states: absolute });
  }

  async *matches(): AsyncGenerator<Dirent | string, void, void> {
    for (let task = arrayPop(this.#tasks); task !== undefined; task = arrayPop(this.#tasks)) {
      const matched: [path: string, entry: Dirent][] = [];
      await this.#visit(task, matched);
      for (let index = 0; index < matched.length; index++) {
        const match = matched[index] as (typeof matched)[number];
        const path = match[0];
        if (setHas(this.#found, path)) continue;
        setAdd(this.#found, path);
        yield this.#options.withFileTypes ? match[1] : path;
      }
    }
  }

  #inDirectory(path: string): string {
    return path[0] === '/' ? path : joinPath(this.#options.directory, path === '' ? '.' : path);
  }

  /** With those that begin behind a `**` that matches no directory at all. */
  #withSkippedGlobstars(states: readonly State[]): State[] {
    const all: State[] = [];
    for (let position = 0; position < states.length; position++) {
      let state = states[position] as State;
      arrayPush(all, state);
      while (state.pattern.segments[state.index] === GLOBSTAR && state.index + 1 < state.pattern.segments.length) {
        state = { pattern: state.pattern, index: state.index + 1 };
        arrayPush(all, state);
      }
    }
    return all;
  }

  async #visit({ path, states }: Task, matched: [string, Dirent][]): Promise<void> {
    const all = this.#withSkippedGlobstars(states);
    const children = new Map<string, State[]>();
    const parent = this.#inDirectory(path);
    let names: [name: string, type: number][] = [];
    let isRead = false;
    for (let index = 0; index < all.length; index++) {
      const { pattern, index: at } = all[index] as State;
      const segment = pattern.segments[at];
      if (segment === undefined) continue;
      if (typeof segment === 'string') {
        await this.#step(path, parent, segment, 0, { pattern, index: at + 1 }, children, matched);
        continue;
      }
      if (!isRead) {
        isRead = true;
        names = await entriesOf(parent);
      }
      if (segment === GLOBSTAR && at + 1 === pattern.segments.length) this.#matchSelf(path, parent, matched);
      for (let position = 0; position < names.length; position++) {
        const found = names[position] as [string, number];
        const name = found[0];
        const type = found[1];
        if (segment === GLOBSTAR) {
          if (name[0] === '.') continue;
          const isLast = at + 1 === pattern.segments.length;
          if (type === DIRECTORY)
            this.#descend(joinPath(path, name), { pattern, index: at }, children, parent, name, type);
          else if (isLast && !pattern.onlyDirectories) this.#match(joinPath(path, name), parent, name, type, matched);
        } else if (matchesName(segment, name)) {
          await this.#step(path, parent, name, type, { pattern, index: at + 1 }, children, matched);
        }
      }
    }
    const paths: Task[] = [];
    mapForEach(children, (childStates, childPath) => {
      arrayPush(paths, { path: childPath, states: childStates });
    });
    for (let index = paths.length - 1; index >= 0; index--) arrayPush(this.#tasks, paths[index] as Task);
  }

  /** `name` in `path` has been matched up to `state`. */
  async #step(
    path: string,
    parent: string,
    name: string,
    givenType: number,
    state: State,
    children: Map<string, State[]>,
    matched: [string, Dirent][],
  ): Promise<void> {
    const child = joinPath(path, name);
    let type: number;
    try {
      type = await typeOfEntry(parent, name, givenType);
    } catch {
      return;
    }
    const { pattern, index } = state;
    const isLast = index === pattern.segments.length;
    const isDirectory = type === DIRECTORY || (type === LINK && !isLast && (await leadsToDirectory(parent, name)));
    if (isLast) {
      if (isDirectory || !pattern.onlyDirectories) this.#match(child, parent, name, type, matched);
    } else if (isDirectory) {
      this.#descend(child, state, children, parent, name, type);
    }
  }

  #isExcluded(path: string, parent: string, name: string, type: number): boolean {
    const { exclude, withFileTypes } = this.#options;
    return exclude !== undefined && !!exclude(withFileTypes ? new Dirent(name, parent, type) : path);
  }

  #match(path: string, parent: string, name: string, type: number, matched: [string, Dirent][]): void {
    if (!this.#isExcluded(path, parent, name, type)) arrayPush(matched, [path, new Dirent(name, parent, type)]);
  }

  /** A directory that `**` at the end has reached. */
  #matchSelf(path: string, parent: string, matched: [string, Dirent][]): void {
    const shown = path === '' ? '.' : path;
    const segments = stringSplit(parent, '/');
    const name = segments[segments.length - 1] as string;
    this.#match(shown, parent, name, DIRECTORY, matched);
  }

  #descend(
    path: string,
    state: State,
    children: Map<string, State[]>,
    parent: string,
    name: string,
    type: number,
  ): void {
    const states = mapGet(children, path);
    if (states !== undefined) arrayPush(states, state);
    else if (!this.#isExcluded(path, parent, name, type)) mapSet(children, path, [state]);
  }
}

/** None for what is no directory, or may not be read. */
async function entriesOf(path: string): Promise<[string, number][]> {
  try {
    const entries = await run('readdir', path);
    for (let index = 0; index < entries.length; index++) {
      const entry = entries[index] as [string, number];
      entry[1] = await typeOfEntry(path, entry[0], entry[1]);
    }
    return entries;
  } catch {
    return [];
  }
}

async function leadsToDirectory(parent: string, name: string): Promise<boolean> {
  try {
    const status = (await run('stat', joinPath(parent, name), false)) as Float64Array;
    return typeOfMode(status[1] as number) === DIRECTORY;
  } catch {
    return false;
  }
}

export const globMatches = (
  patterns: readonly PathPattern[],
  options: GlobOptions,
): AsyncGenerator<Dirent | string, void, void> => new Walk(patterns, options).matches();
