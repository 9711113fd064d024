/** Patterns of paths, as users write them in configurations. */

const special = /[\\^$.*+?()[\]{}|]/g;

/** The text as a regular expression that matches nothing else. */
export function escaped(text: string): string {
  return text.replace(special, '\\$&');
}

/** A regular expression's text for all file URLs of an absolute path: a character may be percent-encoded or not. */
export function fileUrlPattern(path: string): string {
  const slashes = path.replaceAll('\\', '/');
  const chars = [...(slashes.startsWith('/') ? slashes : `/${slashes}`)];
  return `file://${chars.map(urlPattern).join('')}`;
}

/** What a character of a path can be in a file URL. */
export function urlPattern(char: string): string {
  if (/[\w/~-]/.test(char)) return char;
  const bytes = [...new TextEncoder().encode(char)].map((byte) => byte.toString(16).padStart(2, '0'));
  const encoded = bytes
    .map((byte) => `%${byte.replace(/[a-f]/g, (digit) => `[${digit}${digit.toUpperCase()}]`)}`)
    .join('');
  // These mean something else when they are not encoded.
  return /[%#?]/.test(char) ? encoded : `(?:${escaped(char)}|${encoded})`;
}

/**
 * A glob as the text of a regular expression: `*` and `?` within a name, `**` over folders, `{a,b}`, `[a-z]`.
 * @param literal what stands for a character that means nothing special.
 */
export function globToRegex(glob: string, literal: (char: string) => string = escaped): string {
  let regex = '';
  let depth = 0;
  for (let index = 0; index < glob.length; index++) {
    const char = glob[index] as string;
    if (char === '*') {
      if (glob[index + 1] !== '*') {
        regex += '[^/]*';
        continue;
      }
      index++;
      if (glob[index + 1] === '/') {
        index++;
        regex += '(?:.*/)?';
      } else {
        regex += '.*';
      }
    } else if (char === '?') {
      regex += '[^/]';
    } else if (char === '{') {
      depth++;
      regex += '(?:';
    } else if (char === '}' && depth > 0) {
      depth--;
      regex += ')';
    } else if (char === ',' && depth > 0) {
      regex += '|';
    } else if (char === '[') {
      const end = glob.indexOf(']', index + 2);
      if (end < 0) {
        regex += '\\[';
      } else {
        const inside = glob
          .slice(index + 1, end)
          .replace(/^!/, '^')
          .replace(/[\\[]/g, '\\$&');
        regex += `[${inside}]`;
        index = end;
      }
    } else {
      regex += literal(char);
    }
  }
  return regex + ')'.repeat(depth);
}

/**
 * Finds the first pattern with at most one `*` that fits, and puts what the `*` stood for in its replacement.
 * @returns nothing when none fits.
 */
export function replacePattern(text: string, patterns: Readonly<Record<string, string>>): string | undefined {
  // The longest first: it is the most precise.
  for (const [pattern, replacement] of Object.entries(patterns).sort(([a], [b]) => b.length - a.length)) {
    const [before = '', after] = pattern.split('*');
    if (after === undefined) {
      if (text === pattern) return replacement;
    } else if (text.length >= before.length + after.length && text.startsWith(before) && text.endsWith(after)) {
      return replacement.replace('*', () => text.slice(before.length, text.length - after.length));
    }
  }
  return undefined;
}
