/** Console: what a program tells people. */

/**
 * Prints values as Node prints them. `log`, `info`, `debug`, `dir`, `dirxml`, `table`, `group`, `count`, `timeLog` and
 * `timeEnd` write to standard output; `warn`, `error`, `trace` and a failed `assert` to standard error. In the first
 * argument `%s`, `%d`, `%i`, `%f`, `%j`, `%o`, `%O` and `%c` take the next one.
 * @since 0.1.0
 * @see https://console.spec.whatwg.org/#console-namespace
 */
interface Console {
  /** Prints `Assertion failed` and the data if `condition` is falsy. */
  assert(condition?: unknown, ...data: unknown[]): void;
  /** Clears the terminal, and closes all groups. Does nothing where standard output is no terminal. */
  clear(): void;
  /**
   * Makes a console of that name, which debuggers can filter by. It prints as this one does.
   * @remarks V8's own, in no standard.
   */
  context(name: string): Console;
  /** Prints how often it was called with this label. @param label default `'default'` */
  count(label?: string): void;
  /** Sets the count of a label back to zero; an unknown one gets a warning. @param label default `'default'` */
  countReset(label?: string): void;
  /** Prints to standard output. */
  debug(...data: unknown[]): void;
  /**
   * Prints one value with all its properties, whatever it says of itself.
   * @param item the value
   * @param options default: two levels, no colours
   */
  dir(item?: unknown, options?: ConsoleDirOptions): void;
  /** Prints as `log` does: there is no XML. */
  dirxml(...data: unknown[]): void;
  /** Prints to standard error. */
  error(...data: unknown[]): void;
  /** Prints the data, then indents what follows by two spaces. */
  group(...data: unknown[]): void;
  /** As `group`: a terminal cannot collapse. */
  groupCollapsed(...data: unknown[]): void;
  /** Ends the last group. */
  groupEnd(): void;
  /** Prints to standard output. */
  info(...data: unknown[]): void;
  /** Prints to standard output. */
  log(...data: unknown[]): void;
  /**
   * Starts a CPU profile in an attached debugger; prints nothing.
   * @param label default: a number
   * @remarks V8's own, in no standard.
   */
  profile(label?: string): void;
  /**
   * Ends a CPU profile in an attached debugger; prints nothing.
   * @param label default: the last one that was started
   * @remarks V8's own, in no standard.
   */
  profileEnd(label?: string): void;
  /**
   * Prints rows and columns.
   * @param tabularData rows: an array, a Map or an object of them; anything else is printed as by `log`
   * @param properties the columns to be shown; default all
   * @example
   * console.table([{ name: 'a', size: 1 }], ['name']);
   */
  table(tabularData?: unknown, properties?: readonly string[]): void;
  /** Starts a stopwatch. @param label default `'default'` */
  time(label?: string): void;
  /** Prints how long a stopwatch ran, and ends it. @param label default `'default'` */
  timeEnd(label?: string): void;
  /** Prints how long a stopwatch has run, and the data. @param label default `'default'` */
  timeLog(label?: string, ...data: unknown[]): void;
  /**
   * Marks a moment in an attached debugger's timeline; prints nothing.
   * @param label default: none
   * @remarks V8's own, in no standard.
   */
  timeStamp(label?: string): void;
  /** Prints the data and the stack to standard error. */
  trace(...data: unknown[]): void;
  /** Prints to standard error. */
  warn(...data: unknown[]): void;
  /** `'console'` */
  readonly [Symbol.toStringTag]: string;
}

/** How `console.dir` shows a value. @since 0.1.0 */
interface ConsoleDirOptions {
  /** Columns at which lines are broken. @default 128 */
  breakLength?: number;
  /** Colours. @default false */
  colors?: boolean;
  /** How many innermost levels stand on one line; false for none. @default 3 */
  compact?: boolean | number;
  /** Whether objects say themselves how they print, by a method `Symbol.for('nodejs.util.inspect.custom')`. @default false */
  customInspect?: boolean;
  /** How many levels of properties are shown; null for all. @default 2 */
  depth?: number | null;
  /** Whether getters are called to show their values; `'get'` and `'set'` for those without or with a setter. @default false */
  getters?: boolean | 'get' | 'set';
  /** How many elements of arrays, sets and maps are shown; null for all. @default 100 */
  maxArrayLength?: number | null;
  /** How many characters of strings are shown; null for all. @default 10000 */
  maxStringLength?: number | null;
  /** Digits of numbers in groups of three. @default false */
  numericSeparator?: boolean;
  /** Whether properties that are not enumerable are shown. @default false */
  showHidden?: boolean;
  /** Proxies as such, with target and handler. @default false */
  showProxy?: boolean;
  /** Properties by name, or in the order of a function that compares two names. @default false */
  sorted?: boolean | ((a: string, b: string) => number);
}

/**
 * Prints to standard output and standard error.
 * @since 0.1.0
 * @see https://console.spec.whatwg.org/#console-namespace
 */
declare var console: Console;
