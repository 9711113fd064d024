/** Expressions that mean a property: `tool.size`, `list[0]`, `tools[name].size`. */
import { parser } from './syntax.ts';

/** A property, as an expression names it. */
export interface PropertyAccess {
  readonly object: string;
  /** A name, or an expression for one. */
  readonly key: string;
  readonly isComputed: boolean;
}

/** Takes an expression apart; nothing when it means no property. */
export async function accessOf(text: string): Promise<PropertyAccess | undefined> {
  const { parseExpressionAt } = await parser();
  try {
    const parsed = parseExpressionAt(text, 0, { ecmaVersion: 'latest', sourceType: 'module' });
    if (parsed.end !== text.trimEnd().length) return undefined;
    const node = parsed.type === 'ChainExpression' ? parsed.expression : parsed;
    if (node.type !== 'MemberExpression' || node.property.type === 'PrivateIdentifier') return undefined;
    return {
      object: text.slice(node.object.start, node.object.end),
      key: text.slice(node.property.start, node.property.end),
      isComputed: node.computed,
    };
  } catch {
    return undefined;
  }
}
