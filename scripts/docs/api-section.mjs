// @ts-check
/** The part of a page that describes one name. */

/** @typedef {import('../typings/api.mjs').Api} Api */
/** @typedef {import('../typings/api.mjs').ApiDocs} ApiDocs */
/** @typedef {import('../typings/api.mjs').ApiEntry} ApiEntry */
/** @typedef {import('../typings/api.mjs').ApiMember} ApiMember */
/** @typedef {import('../typings/api.mjs').ApiSignature} ApiSignature */

export class Section {
  /** @param {Api} api @param {string} name */
  constructor(api, name) {
    this.entry = /** @type {ApiEntry} */ (api.names[name]);
    this.title = name.replace(/^.*#/, '');
  }

  /** Paragraphs, under a heading of this level. @param {string} level */
  lines(level) {
    const { entry } = this;
    const constructors = entry.kind === 'interface' ? (entry.signatures ?? []) : [];
    return [
      `${level} ${this.title}`,
      ...codeOf(entry),
      sentences(entry),
      ...new Set(constructors.map(sentences)),
      listed(
        constructors.length > 0
          ? [...callNotes(entry), ...constructors.flatMap((one) => callNotes(one, [one]))]
          : callNotes(entry, entry.signatures),
      ),
      ...[entry, ...constructors].flatMap(({ examples = [] }) => examples.map(fenced)),
      ...this.members('Static:', entry.kind === 'interface' ? entry.statics : undefined),
      ...this.members('', entry.kind === 'interface' ? entry.members : (entry.statics ?? entry.members)),
    ].filter((paragraph) => paragraph !== '');
  }

  /** @param {string} title @param {Record<string, ApiMember> | undefined} members */
  members(title, members) {
    const lines = Object.entries(members ?? {}).map(([name, member]) => memberLine(name, member));
    return lines.length > 0 ? [...(title ? [title] : []), lines.join('\n')] : [];
  }
}

/** @param {ApiEntry} entry */
function codeOf({ kind, text, signatures, extends: parent }) {
  const lines = [...(kind === 'type' && text ? [text] : []), ...(signatures ?? []).map((signature) => signature.text)];
  if (lines.length > 0) return [fenced(lines.join('\n')), ...(parent ? [`Extends \`${parent}\`.`] : [])];
  return parent ? [`Extends \`${parent}\`.`] : [];
}

/** What it does, since when, and where that is defined. @param {ApiDocs} docs */
function sentences({ description = '', since, see = [], deprecated }) {
  const links = see.map((link) => `[Defined here](${link}).`).join(' ');
  return [description, since ? `Since ${since}.` : '', deprecated ? `Deprecated: ${deprecated}.` : '', links]
    .filter((part) => part !== '')
    .join(' ');
}

/** @param {ApiDocs} docs @param {ApiSignature[] | undefined} signatures */
function callNotes({ returns, throws = [], blocks, differs = [], node = [] }, signatures = []) {
  const described = new Map(
    signatures.flatMap(({ parameters = [] }) =>
      parameters.flatMap(({ name, description }) => (description ? [/** @type {const} */ ([name, description])] : [])),
    ),
  );
  return [
    ...[...described].map(([name, description]) => `\`${name}\`: ${description}`),
    ...(returns ? [`Returns ${returns}`] : []),
    ...throws.map(thrown),
    ...(blocks ? [`Blocks ${blocks}`] : []),
    ...differs.map((text) => `Differs from the standard: ${text}`),
    ...node.map((text) => `Differs from Node: ${text}`),
  ];
}

/** @param {import('../typings/api.mjs').ApiError} error */
const thrown = ({ type, when, rejects }) =>
  `${rejects ? 'Rejects' : 'Throws'}${type === 'unknown' ? '' : ` \`${type}\``}: ${when}`;

/** @param {string[]} notes */
const listed = (notes) => [...new Set(notes)].map((note) => `- ${note}`).join('\n');

/** @param {string} name @param {ApiMember} member */
function memberLine(name, member) {
  const { kind, type, signatures = [], optional, default: preset, description = '' } = member;
  const head =
    kind === 'method'
      ? (signatures[0]?.text ?? `${name}()`)
      : `${member.readonly ? 'readonly ' : ''}${name.startsWith('Symbol.') ? `[${name}]` : name}${optional ? '?' : ''}: ${type}`;
  const notes = [
    ...(preset ? [`Default: ${/^[\w'.-]+$/.test(preset) ? `\`${preset}\`` : preset}`] : []),
    ...callNotes(member, signatures),
    ...(member.deprecated ? [`Deprecated: ${member.deprecated}`] : []),
  ];
  const rest = notes.map((note) => note.replace(/\.$/, '')).join('. ');
  return `- \`${head}\`: ${[description, rest && `${rest}.`].filter(Boolean).join(' ')}`;
}

/** @param {string} code */
const fenced = (code) => `\`\`\`ts\n${code}\n\`\`\``;
