/** Types of the inspect library as bundle.mjs patches it (see there); the specifier exists only inside the bundle. */
declare module 'jstime:inspect-library' {
  export interface InspectOptions {
    readonly colors?: boolean;
    readonly compact?: boolean | number;
    readonly customInspect?: boolean;
    readonly depth?: number | null;
    readonly maxArrayLength?: number | null;
    readonly breakLength?: number;
    readonly [option: string]: unknown;
  }

  export const library: {
    inspect(value: unknown, options?: InspectOptions): string;
    /** Columns on a terminal; ANSI escapes count nothing. */
    getStringWidth(text: string): number;
    formatWithOptions(options: InspectOptions, ...args: unknown[]): string;
  };
}
