/** Hit conditions: at which hits a breakpoint counts, such as `> 5`, `% 2` or `3`. */

const grammar = /^\s*(>=|>|<=|<|={1,3}|%)?\s*(\d+)\s*$/;

/**
 * The condition as an expression of a count.
 * @param count the expression that counts.
 * @returns nothing when it is no hit condition.
 */
export function hitExpression(condition: string, count: string): string | undefined {
  const [, operator = '===', limit] = grammar.exec(condition) ?? [];
  if (limit === undefined) return undefined;
  if (operator === '%') return `${count} % ${Number(limit)} === 0`;
  return `${count} ${operator.startsWith('=') ? '===' : operator} ${Number(limit)}`;
}

/** Whether a hit condition counts at a hit, the first being 1. */
export function countsAt(condition: string, hit: number): boolean {
  const [, operator = '===', text] = grammar.exec(condition) ?? [];
  const limit = Number(text);
  switch (operator) {
    case '%':
      return hit % limit === 0;
    case '>':
      return hit > limit;
    case '>=':
      return hit >= limit;
    case '<':
      return hit < limit;
    case '<=':
      return hit <= limit;
    default:
      return hit === limit;
  }
}
