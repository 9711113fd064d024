/** How objects print whose data sits behind accessors of their prototype. */
import { type InspectOptions, inspect } from './inspect.ts';
import { defineProperty } from './primordials.ts';

export const inspectCustom = Symbol.for('nodejs.util.inspect.custom');

export interface CustomInspectOptions extends InspectOptions {
  readonly stylize: (text: string, style: string) => string;
}

/** Instances print as `Class { attribute: value, … }` with the given attributes, those of the base class first. */
export function printAttributes(prototype: object, attributes: readonly string[]): void {
  defineProperty(prototype, inspectCustom, {
    value(this: Record<string, unknown>, depth: number | null, options: CustomInspectOptions): unknown {
      const { name } = this.constructor;
      if (depth !== null && depth < 0) return options.stylize(`[${name}]`, 'special');
      const data: Record<string, unknown> = {};
      try {
        for (let index = 0; index < attributes.length; index++) {
          const attribute = attributes[index] as string;
          data[attribute] = this[attribute];
        }
      } catch {
        // Not an instance, but an object that inherits from the prototype: prints as any object.
        return this;
      }
      return `${name} ${inspect(data, { ...options, depth })}`;
    },
    writable: true,
    configurable: true,
  });
}
