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

/** What users should not overlook: how it differs, and what it costs. */
const notes: Record<string, string> = {
  remarks: 'In jstime:',
  node: 'Unlike in Node:',
  blocks: 'Blocks:',
  throws: 'Throws',
  deprecated: 'Deprecated.',
  since: 'Since jstime',
  default: 'Default:',
};

function tagMarkdown({ name, text }: Tag): string {
  const body = plainLinks(text.trim());
  if (name === 'param' || name === 'template') {
    const [, parameter = '', description = ''] = /^(\S+)\s*-?\s*([\s\S]*)$/.exec(body) ?? [];
    // What only repeats the signature is left out.
    return description === '' ? '' : `*@${name}* \`${parameter}\` — ${description}`;
  }
  if (name === 'example') return `*@example*\n${body.includes('```') ? body : code(body)}`;
  const note = notes[name];
  if (note !== undefined) return `**${note}** ${body.replace(/^\{([^}]*)\}/, '`$1`')}`;
  if (name === 'see' && /^https?:\S+$/.test(body)) return `[${new URL(body).host}](${body})`;
  return body === '' ? `*@${name}*` : `*@${name}* — ${body}`;
}

function plainLinks(text: string): string {
  return text.replace(/\{@link(?:code|plain)?\s+([^}\s|]+)(?:\s*\|?\s*([^}]*))?\}/g, (_all, target: string, label) => {
    const shown = label?.trim() || target;
    return /^https?:/.test(target) ? `[${shown}](${target})` : `\`${shown}\``;
  });
}
