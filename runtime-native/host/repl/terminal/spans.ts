/** Text with colours. */
import { type InspectColor, inspect } from 'node:util';

/** The escape sequences that switch a style on and off. */
export interface Style {
  readonly on: string;
  readonly off: string;
}

/** A piece of text in one style. */
export interface Span {
  readonly text: string;
  readonly style?: Style | undefined;
}

/** The style that Node calls `name`. */
export function styleOf(name: InspectColor): Style {
  const [on, off] = inspect.colors[name];
  return { on: `\x1b[${on}m`, off: `\x1b[${off}m` };
}

export const dim: Style = styleOf('gray');
export const underlined: Style = styleOf('underline');
export const failure: Style = styleOf('red');

/** `text` in a style, or as it is where there are no colours. */
export function paint(text: string, style: Style, colors: boolean): string {
  return colors ? `${style.on}${text}${style.off}` : text;
}
