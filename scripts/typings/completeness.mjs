// @ts-check
/** What the comments of the declarations must say: the rules of `typings/README.md`. */
import { knownTags } from './comments.mjs';

/** @typedef {import('./declarations.mjs').Declarations} Declarations */
/** @typedef {import('./declarations.mjs').Declared} Declared */
/** @typedef {import('./declarations.mjs').Member} Member */
/** @typedef {import('./declarations.mjs').Signature} Signature */
/** @typedef {import('./comments.mjs').Docs} Docs */

/** What hovers show is read while one types: characters of a description. */
const longest = 900;

/** @param {Declarations} declarations @returns {string[]} what is missing, one line each */
export function checkCompleteness({ topics, globals, types, modules, moduleDocs }) {
  // Whoever takes one of these finds the rest there.
  const shapes = new Set(
    Object.entries(types).flatMap(([name, { kind }]) => (kind === 'shape' ? name.replace(/^.*[#.]/, '') : [])),
  );
  /** @type {string[]} */
  const problems = [];
  for (const [topic, title] of Object.entries(topics)) {
    if (title === '' || /\s@/.test(title))
      problems.push(`${topic}.d.ts: does not begin with a comment that says what it is about`);
  }
  for (const [name, declared] of Object.entries(globals)) {
    // A name in a namespace comes with it.
    if (declared.see.length === 0) problems.push(`${declared.topic}: ${name} has no @see`);
    problems.push(...ofDeclared(name, declared, shapes));
  }
  for (const [name, declared] of Object.entries(types)) problems.push(...ofDeclared(name, declared, shapes));
  for (const [specifier, exported] of Object.entries(modules)) {
    // Without the prefix it is the same module.
    if (!specifier.startsWith('node:')) continue;
    const docs = moduleDocs[specifier];
    if (!docs?.description || docs.see.length === 0 || docs.since === '') {
      problems.push(`${specifier}: the module has no description, @see or @since`);
    }
    for (const [name, declared] of Object.entries(exported)) {
      if (name === 'default' || specifier === 'node:process') continue;
      problems.push(...ofDeclared(`${specifier}#${name}`, declared, shapes));
    }
  }
  return problems;
}

/** @param {string} name @param {Declared} declared @param {Set<string>} shapes @returns {string[]} */
function ofDeclared(name, declared, shapes) {
  /** @type {string[]} */
  const problems = [];
  if (declared.description === '') problems.push('has no description');
  // The members of a namespace, and the exports of a module, are as old as it is.
  if (declared.since === '' && !/[#.]/.test(name)) problems.push('has no @since');
  problems.push(...ofDocs(declared), ...ofSignatures(declared.signatures, declared.description, shapes));
  for (const [member, docs] of Object.entries({ ...declared.statics, ...declared.members })) {
    const isInput = declared.kind === 'shape' && docs.optional && !docs.readonly && docs.kind === 'property';
    problems.push(...ofMember(docs, isInput, shapes).map((problem) => `member ${member}: ${problem}`));
  }
  return problems.map((problem) => `${declared.topic}: ${name}: ${problem}`);
}

/**
 * @param {Member} member @param {boolean} isInput whether scripts may leave it out @param {Set<string>} shapes
 * @returns {string[]}
 */
function ofMember(member, isInput, shapes) {
  return [
    ...(member.description === '' ? ['has no description'] : []),
    ...(isInput && member.default === '' && hasDefault.test(member.type) ? ['has no @default'] : []),
    ...ofDocs(member),
    ...ofSignatures(member.signatures, member.description, shapes),
  ];
}

/** Of such a type something happens when it is left out, too. */
const hasDefault = /^(boolean|number|(number|string) \| |'|[\w]*(Mode|Cache|Credentials|Redirect|Priority|Policy)$)/;

/** @param {Docs} docs @returns {string[]} */
function ofDocs({ description, see, throws }) {
  return [
    ...(description.length > longest
      ? [`its description has ${description.length} characters, at most ${longest}`]
      : []),
    ...see.filter((link) => !/^https:\/\/\S+$/.test(link)).map((link) => `@see ${link} is no link`),
    ...throws
      .filter((text) => !/^(\{[\w.| ]+\} )?(\(rejects\) )?\S/.test(text) || /^\{[^}]*\}$/.test(text))
      .map((text) => `@throws ${text}: does not say when`),
  ];
}

/**
 * A parameter is described where its name and type leave something open: numbers have units, what is optional has a
 * default, booleans have two meanings.
 * @param {Signature[]} signatures @param {string} description @param {Set<string>} shapes @returns {string[]}
 */
function ofSignatures(signatures, description, shapes) {
  const all = signatures.flatMap(({ parameters }) => parameters);
  const said = new Set(all.filter((parameter) => parameter.description !== '').map(({ name }) => name));
  const texts = [description, ...signatures.map(({ docs }) => docs.description)].join('\n');
  const strange = signatures.flatMap(({ tagged, parameters }) =>
    tagged.filter(
      (name, index) =>
        tagged.indexOf(name) !== index || !parameters.some((one) => one.name.replace('...', '') === name),
    ),
  );
  const missing = [...new Set(all.map(({ name }) => name))]
    .filter((name) => !said.has(name) && !texts.includes(`\`${name.replace('...', '')}\``))
    .filter((name) => all.some((one) => one.name === name && leavesOpen(one, shapes)))
    .map((name) => `parameter ${name} has no @param`);
  return [...missing, ...strange.map((name) => `@param ${name}: there is no such parameter, or it comes twice`)];
}

/** @param {import('./declarations.mjs').Parameter} parameter @param {Set<string>} shapes */
function leavesOpen({ name, type, optional }, shapes) {
  if (name.startsWith('...') || shapes.has(type.replace(/<.*/, ''))) return false;
  return optional || (!type.includes('=>') && /\b(number|boolean|bigint)\b/.test(type));
}

/** @param {string} text of a file @returns {string[]} tags that no rule knows */
export function unknownTags(text) {
  const comments = text.match(/\/\*\*.*?\*\//gs) ?? [];
  const tags = comments.flatMap((comment) =>
    [...comment.replaceAll(/`[^`]*`|```.*?```/gs, '').matchAll(/(?<=[\s*])@(\w+)/g)].map(([, tag]) => tag ?? ''),
  );
  return [...new Set(tags)].filter((tag) => !knownTags.includes(tag));
}
