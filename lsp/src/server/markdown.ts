/** Documentation as Markdown. */
import type { MarkupContent } from 'vscode-languageserver';
import type { Documentation, Tag } from '../engine/engine.ts';

export function documentationMarkdown({ text, tags }: Documentation): string {
  return [plainLinks(text), ...tags.map(tagMarkdown)].filter((part) => part !== '').join('\n\n');
}

export function markup(value: string): MarkupContent {
  return { kind: 'markdown', value };
}

export function code(text: string): string {
  return `\`\`\`ts\n${text}\n\`\`\``;
}

function tagMarkdown({ name, text }: Tag): string {
  const body = plainLinks(text.trim());
  if (name === 'param' || name === 'template') {
    const [, parameter = '', description = ''] = /^(\S+)\s*-?\s*([\s\S]*)$/.exec(body) ?? [];
    return `*@${name}* \`${parameter}\`${description ? ` — ${description}` : ''}`;
  }
  if (name === 'example') return `*@example*\n${body.includes('```') ? body : code(body)}`;
  if (name === 'remarks') return `**In jstime:** ${body}`;
  return body === '' ? `*@${name}*` : `*@${name}* — ${body}`;
}

function plainLinks(text: string): string {
  return text.replace(/\{@link(?:code|plain)?\s+([^}\s|]+)(?:\s*\|?\s*([^}]*))?\}/g, (_all, target: string, label) => {
    const shown = label?.trim() || target;
    return /^https?:/.test(target) ? `[${shown}](${target})` : `\`${shown}\``;
  });
}
