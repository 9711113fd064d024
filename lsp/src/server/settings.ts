/** What a user may choose. Every setting stands in docs/editors.md. */

export interface Settings {
  readonly diagnostics: {
    /** Full type checks also where no `// @ts-check` asks for them. */
    readonly checkJs: boolean;
    /** Unused and deprecated code, shown faded or struck through. */
    readonly hints: boolean;
  };
  readonly completion: {
    /** Writes parentheses and parameters behind the name of a function. */
    readonly calls: boolean;
    /** Offers what other modules export. */
    readonly imports: boolean;
  };
  readonly inlayHints: {
    readonly parameterNames: 'none' | 'literals' | 'all';
    readonly variableTypes: boolean;
    readonly parameterTypes: boolean;
    readonly returnTypes: boolean;
    readonly propertyTypes: boolean;
  };
  readonly codeLens: {
    readonly references: boolean;
    /** Run and Debug above modules, by the client's commands `jstime.run` and `jstime.debug`. */
    readonly run: boolean;
  };
  readonly format: { readonly semicolons: boolean };
}

export const defaultSettings: Settings = {
  diagnostics: { checkJs: false, hints: true },
  completion: { calls: false, imports: true },
  inlayHints: {
    parameterNames: 'literals',
    variableTypes: false,
    parameterTypes: true,
    returnTypes: false,
    propertyTypes: false,
  },
  codeLens: { references: true, run: false },
  format: { semicolons: true },
};

/** The settings with what `given` says where it has the right type; everything else stays as it is by default. */
export function readSettings(given: unknown): Settings {
  return merge(defaultSettings, given) as unknown as Settings;
}

type Values = Record<string, unknown>;

function merge(defaults: object, given: unknown): Values {
  const values: Values = {};
  const from = typeof given === 'object' && given !== null ? (given as Values) : {};
  for (const [name, value] of Object.entries(defaults)) {
    const wanted = from[name];
    if (typeof value === 'object') values[name] = merge(value as object, wanted);
    else if (name === 'parameterNames')
      values[name] = ['none', 'literals', 'all'].includes(`${wanted}`) ? wanted : value;
    else values[name] = typeof wanted === typeof value ? wanted : value;
  }
  return values;
}
