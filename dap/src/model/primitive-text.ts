/** How primitive values read. */

/** How the editor wants numbers. */
export interface NumberFormat {
  readonly hex?: boolean | undefined;
}

const escapes: Record<string, string> = { '\n': '\\n', '\r': '\\r', '\t': '\\t', '\\': '\\\\' };
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
const escaped = /[\u0000-\u001f\u007f\\\u2028\u2029\ufeff]/g;

/** A string as a literal, in the quotes that need the fewest escapes. */
export function quote(text: string): string {
  const mark = ["'", '"', '`'].find((candidate) => !text.includes(candidate)) ?? "'";
  const body = text.replace(
    escaped,
    (character) => escapes[character] ?? `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  return mark + (text.includes(mark) ? body.replaceAll(mark, `\\${mark}`) : body) + mark;
}

/** At most `length` characters: what is too much is taken out of the middle. */
export function shorten(text: string, length: number): string {
  if (text.length <= length) return text;
  const kept = Math.max(length - 1, 1);
  const head = wholeCharacters(text, Math.ceil(kept / 2));
  const tail = text.length - Math.floor(kept / 2);
  return `${text.slice(0, head)}…${text.slice(isLowSurrogate(text, tail) ? tail + 1 : tail)}`;
}

/** At most `length` characters: what is too much is taken from the end. */
export function truncate(text: string, length: number): string {
  return text.length <= length ? text : `${text.slice(0, wholeCharacters(text, Math.max(length - 1, 0)))}…`;
}

/** A number or a bigint as V8 wrote it, in the wanted format. */
export function numberText(text: string, { hex }: NumberFormat): string {
  const whole = /^(-?)(\d+)(n?)$/.exec(text);
  if (!hex || !whole || text === '-0') return text;
  const [, sign = '', digits = '', suffix = ''] = whole;
  return `${sign}0x${BigInt(digits).toString(16)}${suffix}`;
}

function wholeCharacters(text: string, end: number): number {
  return isLowSurrogate(text, end) ? end - 1 : end;
}

function isLowSurrogate(text: string, index: number): boolean {
  const unit = text.charCodeAt(index);
  return unit >= 0xdc00 && unit < 0xe000;
}
