/** What a launch configuration may say: declared once, for the adapter, the extension's schema and the docs. */

/** One property of a configuration. */
export interface Option {
  readonly type: 'string' | 'boolean' | 'number' | 'strings' | 'environment' | 'patterns' | 'restart';
  /** Where it applies. */
  readonly requests: readonly ('launch' | 'attach')[];
  /** What it does, in Markdown, for users. */
  readonly description: string;
  readonly default?: unknown;
  readonly required?: true;
  readonly values?: Readonly<Record<string, string>>;
}

const launch = ['launch'] as const;
const attach = ['attach'] as const;
const both = ['launch', 'attach'] as const;

/** All options, in the order in which documents list them. */
export const options = {
  program: {
    type: 'string',
    requests: launch,
    description: 'The module to run. A relative path is resolved against `cwd`.',
    required: true,
  },
  args: { type: 'strings', requests: launch, description: 'What the program finds in `process.argv`.', default: [] },
  cwd: {
    type: 'string',
    requests: launch,
    description: "The program's working directory. By default the adapter's, which editors set to the workspace.",
  },
  env: {
    type: 'environment',
    requests: launch,
    description: "Variables added to the adapter's environment; `null` removes one.",
    default: {},
  },
  envFile: {
    type: 'string',
    requests: launch,
    description: 'A file with lines `NAME=value`. `env` wins over it.',
  },
  runtimeExecutable: {
    type: 'string',
    requests: launch,
    description:
      'The `jstime` to run: a path, or a name, which is looked for in `node_modules/.bin` of the folders from the ' +
      "program's upwards and from `cwd` upwards, then in PATH. By default the one the adapter belongs to, or the name `jstime`.",
  },
  runtimeArgs: {
    type: 'strings',
    requests: launch,
    description: 'Options of the runtime, before the program.',
    default: [],
  },
  stopOnEntry: {
    type: 'boolean',
    requests: launch,
    description: 'Stops at the first statement of the program.',
    default: false,
  },
  console: {
    type: 'string',
    requests: launch,
    description: 'Where the program runs.',
    values: {
      internalConsole: "In the background; the editor's debug console shows what it prints.",
      integratedTerminal: "In a terminal of the editor's.",
      externalTerminal: 'In a terminal window of its own.',
    },
    default: 'internalConsole',
  },
  outputCapture: {
    type: 'string',
    requests: launch,
    description: 'How the debug console shows what the program prints.',
    values: {
      console: 'As messages with values that can be expanded, and where they come from.',
      std: 'As the text that the program wrote.',
    },
    default: 'console',
  },
  port: { type: 'number', requests: attach, description: 'The port of `--inspect`.', default: 9229 },
  address: { type: 'string', requests: attach, description: 'The host of `--inspect`.', default: '127.0.0.1' },
  websocketAddress: {
    type: 'string',
    requests: attach,
    description: 'The address that `--inspect` printed: `ws://…`. It wins over `port`.',
  },
  socketPath: { type: 'string', requests: attach, description: 'The Unix socket of `--inspect=unix:PATH`.' },
  processId: {
    type: 'number',
    requests: attach,
    description:
      'A running program: its inspector is opened by the signal SIGUSR1. Its `port` is found by itself on Linux.',
  },
  restart: {
    type: 'restart',
    requests: attach,
    description:
      'Connects again when the program has ended: `true`, or how often and after what time: `{ "delay": 1000, "maxAttempts": 10 }` (milliseconds).',
    default: false,
  },
  skipFiles: {
    type: 'strings',
    requests: both,
    description:
      'Glob patterns of files that stepping passes over. A pattern that starts with `!` takes files out again.',
    default: [],
  },
  smartStep: {
    type: 'boolean',
    requests: both,
    description: 'Steps on through code of a mapped file that comes from none of its sources.',
    default: true,
  },
  sourceMaps: { type: 'boolean', requests: both, description: 'Uses source maps.', default: true },
  sourceMapPathOverrides: {
    type: 'patterns',
    requests: both,
    description:
      'Where the sources of maps are: patterns with one `*`, and what stands in their place, such as `{ "webpack:///./*": "/home/me/app/*" }`.',
    default: {},
  },
  timeout: {
    type: 'number',
    requests: both,
    description: 'For how long to try to connect, in milliseconds.',
    default: 10_000,
  },
} as const satisfies Record<string, Option>;

/** When a lost program is looked for again. */
export interface RestartPolicy {
  readonly delay: number;
  readonly maxAttempts: number;
}

interface Types {
  string: string;
  boolean: boolean;
  number: number;
  strings: readonly string[];
  environment: Readonly<Record<string, string | null>>;
  patterns: Readonly<Record<string, string>>;
  restart: boolean | RestartPolicy;
}

type ValueOf<O extends Option> = O extends { values: infer V } ? keyof V : Types[O['type']];

type OptionsOf<R extends 'launch' | 'attach'> = {
  [N in keyof typeof options as R extends (typeof options)[N]['requests'][number] ? N : never]:
    | ValueOf<(typeof options)[N]>
    | ((typeof options)[N] extends { default: unknown } | { required: true } ? never : undefined);
};

/** A launch configuration with its defaults filled in. */
export type LaunchOptions = OptionsOf<'launch'> & { readonly noDebug: boolean };

/** An attach configuration with its defaults filled in. */
export type AttachOptions = OptionsOf<'attach'>;

/** What both have. */
export type SharedOptions = Pick<LaunchOptions, keyof LaunchOptions & keyof AttachOptions>;

/** A configuration that cannot be used; the message is a sentence for the user. */
export class ConfigurationError extends Error {}

/**
 * Checks a configuration as an editor sent it, and fills in the defaults. Properties that are no options are left
 * alone: editors add their own.
 * @throws {ConfigurationError} naming the first option that is missing or of another type.
 */
export function readLaunchOptions(given: object): LaunchOptions {
  return { ...(readOptions(given, 'launch') as LaunchOptions), noDebug: (given as LaunchOptions).noDebug === true };
}

/** As {@link readLaunchOptions}, for attaching. */
export function readAttachOptions(given: object): AttachOptions {
  return readOptions(given, 'attach') as AttachOptions;
}

function readOptions(given: object, request: 'launch' | 'attach'): object {
  const read: Record<string, unknown> = {};
  for (const [name, option] of Object.entries(options) as [string, Option][]) {
    if (!option.requests.includes(request)) continue;
    const value = (given as Record<string, unknown>)[name] ?? option.default;
    if (value === undefined) {
      if (option.required)
        throw new ConfigurationError(`The launch configuration needs "${name}": ${option.description}`);
      continue;
    }
    const wanted = problemWith(option, value);
    if (wanted) throw new ConfigurationError(`"${name}" in the configuration must be ${wanted}`);
    read[name] = value;
  }
  return read;
}

/** What `value` should be, if it is not that. */
function problemWith(option: Option, value: unknown): string | undefined {
  if (option.values) {
    const names = Object.keys(option.values);
    return names.includes(value as string) ? undefined : `one of ${names.map((name) => `"${name}"`).join(', ')}`;
  }
  const { is, name } = kinds[option.type];
  return is(value) ? undefined : name;
}

const isObject = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isCount = (value: unknown) => typeof value === 'number' && value >= 0;

const kinds: Record<Option['type'], { is(value: unknown): boolean; name: string }> = {
  string: { is: (value) => typeof value === 'string' && value !== '', name: 'a text that is not empty' },
  boolean: { is: (value) => typeof value === 'boolean', name: 'true or false' },
  number: { is: isCount, name: 'a number that is not negative' },
  strings: {
    is: (value) => Array.isArray(value) && value.every((item) => typeof item === 'string'),
    name: 'an array of strings',
  },
  environment: {
    is: (value) => isObject(value) && Object.values(value).every((item) => item === null || typeof item === 'string'),
    name: 'an object of strings; null removes a variable',
  },
  patterns: {
    is: (value) => isObject(value) && Object.values(value).every((item) => typeof item === 'string'),
    name: 'an object of strings',
  },
  restart: {
    is: (value) =>
      typeof value === 'boolean' ||
      (isObject(value) && isCount((value as RestartPolicy).delay) && isCount((value as RestartPolicy).maxAttempts)),
    name: 'true, false, or { "delay": milliseconds, "maxAttempts": number }',
  },
};
