// @ts-check
/** What the comment before a declaration says, as plain data. */
import ts from 'typescript6';

/**
 * @typedef {object} Docs
 * @property {string} description
 * @property {string[]} see links to what defines it
 * @property {string} since the version of jstime that it came with; empty: as what it is part of
 * @property {string[]} throws as `{Type} when`, `(rejects)` before the rest for promises
 * @property {string[]} blocks what is waited for until the call returns
 * @property {string[]} remarks where jstime differs from the standard
 * @property {string[]} node where jstime differs from Node
 * @property {string} default
 * @property {string} returns
 * @property {string} deprecated
 * @property {string[]} examples
 */

/** The tags that a comment may have. */
export const knownTags = [
  ...['blocks', 'default', 'deprecated', 'example', 'node', 'param'],
  ...['remarks', 'returns', 'see', 'since', 'template', 'throws'],
];

/**
 * @param {ts.JSDocTagInfo[]} tags
 * @param {ts.SymbolDisplayPart[]} comment
 * @returns {Docs}
 */
export function docsOf(tags, comment) {
  /** @param {string} name */
  const textsOf = (name) => [
    ...new Set(tags.filter((tag) => tag.name === name).map(({ text }) => ts.displayPartsToString(text).trim())),
  ];
  return {
    // Each declaration of a name adds to its comment.
    description: [...new Set(ts.displayPartsToString(comment).trim().split('\n\n'))].join('\n\n'),
    see: textsOf('see'),
    since: textsOf('since')[0] ?? '',
    throws: textsOf('throws'),
    blocks: textsOf('blocks'),
    remarks: textsOf('remarks'),
    node: textsOf('node'),
    default: textsOf('default')[0] ?? '',
    returns: textsOf('returns')[0] ?? '',
    deprecated: textsOf('deprecated')[0] ?? '',
    examples: textsOf('example'),
  };
}

/**
 * The source of a declaration in one line, without the comments in it.
 * @param {ts.Node} node
 */
export function textOf(node) {
  const file = node.getSourceFile();
  const text = file.text.slice(node.getStart(file, false), node.end);
  return text
    .replaceAll(/\/\*\*.*?\*\//gs, '')
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/([([<]) | (?=[)\]>])/g, '$1')
    .replaceAll(/,(?=[)\]>])/g, '')
    .replaceAll(/([=:(<]) ?\| /g, '$1 ')
    .replace(/;$/, '')
    .trim();
}
