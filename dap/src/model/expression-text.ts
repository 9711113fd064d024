/** What the user has typed, as V8 is to read it. */

const statement =
  /^\s*(?:(?:let|const|var|class|function|if|for|while|do|switch|try|throw|return|import|export|debugger|with|break|continue)\b(?!\s*[(.]\s*)|async\s+function\b|(?:if|for|while|switch|with)\s*\()/;

/** Whether it begins like an object literal, which V8 would read as a block. */
export function looksLikeObject(text: string): boolean {
  return /^\s*\{/.test(text) && !/;\s*$/.test(text);
}

/** In parentheses, also where it ends in a comment. */
export function parenthesized(text: string): string {
  return `(${text}\n)`;
}

/** Whether a longer expression can be made of it: it is an expression itself, on one line, without comments. */
export function isComposable(text: string): boolean {
  return text.trim() !== '' && !statement.test(text) && !/[;\n]|\/\/|\/\*/.test(text);
}

/** Whether it only looks at something: no calls, no operators that change anything. */
export function isAccess(text: string): boolean {
  return /^[\s\p{ID_Continue}$.?[\]'"#]+$/u.test(text) && !/^\s*(?:new|delete|await|yield|import)\b/.test(text);
}

/** Whether it may change something, as far as can be seen. */
export function mayChange(text: string): boolean {
  return !isAccess(text);
}

/** Replaces a name wherever it stands for a variable, though also in strings. */
export function replaceName(text: string, name: string, by: string): string {
  const escaped = name.replaceAll('$', '\\$');
  return text.replace(new RegExp(`(?<![\\p{ID_Continue}$.])${escaped}(?![\\p{ID_Continue}$])`, 'gu'), () => by);
}
