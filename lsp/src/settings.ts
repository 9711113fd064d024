/** What a user may choose: declared once, for the server, the extension's schema and the docs. */

/** One setting, by its name in the section `jstime`. */
export interface Option {
  readonly type: 'boolean' | 'string';
  readonly default: boolean | string;
  /** What it does, in Markdown, for users. */
  readonly description: string;
  /** All that a text may be, and what each means. */
  readonly values?: Readonly<Record<string, string>>;
}

/** All settings, in the order in which documents list them. */
export const options = {
  'diagnostics.checkJs': {
    type: 'boolean',
    default: false,
    description: 'Types are checked also where no `// @ts-check` asks for it.',
  },
  'diagnostics.hints': {
    type: 'boolean',
    default: true,
    description: 'Unused and deprecated code is marked.',
  },
  'completion.calls': {
    type: 'boolean',
    default: false,
    description: 'A function is completed with parentheses and parameters.',
  },
  'completion.imports': {
    type: 'boolean',
    default: true,
    description: 'What other modules export is offered, and imported.',
  },
  'inlayHints.parameterNames': {
    type: 'string',
    default: 'literals',
    description: 'Names of parameters in calls.',
    values: { none: 'Nowhere.', literals: 'Before arguments that are literals.', all: 'Before all arguments.' },
  },
  'inlayHints.variableTypes': { type: 'boolean', default: false, description: 'Types of variables.' },
  'inlayHints.parameterTypes': { type: 'boolean', default: true, description: 'Types of parameters.' },
  'inlayHints.returnTypes': { type: 'boolean', default: false, description: 'Types of what functions return.' },
  'inlayHints.propertyTypes': { type: 'boolean', default: false, description: 'Types of properties.' },
  'codeLens.references': {
    type: 'boolean',
    default: true,
    description: 'How often a function or class is used.',
  },
  'codeLens.run': {
    type: 'boolean',
    default: true,
    description: 'Run and Debug above entry modules, in editors that have these commands.',
  },
  'format.semicolons': { type: 'boolean', default: true, description: '`false` removes semicolons.' },
} as const satisfies Record<string, Option>;

type Name = keyof typeof options;
type ValueOf<Given extends Option> = Given extends { values: infer Values }
  ? keyof Values
  : Given['type'] extends 'boolean'
    ? boolean
    : string;

/** The value of every setting, by its name. */
export type Settings = { readonly [Key in Name]: ValueOf<(typeof options)[Key]> };

/**
 * The settings with what `given` says where it has the right type; everything else stays as it is by default.
 * @param given the section `jstime`, nested (`{ format: { semicolons } }`) or with dots (`{ 'format.semicolons' }`)
 */
export function readSettings(given: unknown): Settings {
  const read: Record<string, unknown> = {};
  for (const [name, option] of Object.entries(options) as [string, Option][]) {
    const value = valueAt(given, name);
    const fits = option.values
      ? typeof value === 'string' && Object.hasOwn(option.values, value)
      : typeof value === option.type;
    read[name] = fits ? value : option.default;
  }
  return read as unknown as Settings;
}

/** What every setting is without a word from the user. */
export const defaultSettings: Settings = readSettings(undefined);

function valueAt(given: unknown, name: string): unknown {
  if (typeof given !== 'object' || given === null) return undefined;
  if (Object.hasOwn(given, name)) return (given as Record<string, unknown>)[name];
  const dot = name.indexOf('.');
  return dot === -1 ? undefined : valueAt((given as Record<string, unknown>)[name.slice(0, dot)], name.slice(dot + 1));
}
