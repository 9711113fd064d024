// @ts-check
/** `api.json`: all that the declarations say, as data. Its form is described in `typings/README.md`. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../lib/paths.mjs';
import { readDeclarations } from './declarations.mjs';

/** @typedef {import('./declarations.mjs').Declarations} Declarations */
/** @typedef {import('./declarations.mjs').Declared} Declared */
/** @typedef {import('./declarations.mjs').Member} Member */
/** @typedef {import('./declarations.mjs').Signature} Signature */
/** @typedef {import('./comments.mjs').Docs} Docs */

/**
 * @typedef {object} ApiDocs what a comment says; what it does not say is left out
 * @property {string} [description]
 * @property {string[]} [see]
 * @property {string} [since]
 * @property {ApiError[]} [throws]
 * @property {string} [blocks]
 * @property {string[]} [differs]
 * @property {string[]} [node]
 * @property {string} [default]
 * @property {string} [returns]
 * @property {string} [deprecated]
 * @property {string[]} [examples]
 */
/** @typedef {{ type: string, when: string, rejects?: true }} ApiError */
/** @typedef {{ name: string, type: string, optional?: true, description?: string }} ApiParameter */
/** @typedef {{ text: string, parameters?: ApiParameter[] } & ApiDocs} ApiSignature */
/** @typedef {{ kind: string, type?: string, readonly?: true, optional?: true, signatures?: ApiSignature[] } & ApiDocs} ApiMember */
/**
 * @typedef {{
 *   kind: string, topic: string, module?: string, text?: string, extends?: string, instanceOf?: string,
 *   signatures?: ApiSignature[], statics?: Record<string, ApiMember>, members?: Record<string, ApiMember>,
 * } & ApiDocs} ApiEntry
 */
/**
 * @typedef {object} Api
 * @property {string} version of jstime
 * @property {Record<string, { title: string, names: string[], modules: string[] }>} topics
 * @property {Record<string, { topic: string, exports: string[], also?: string } & ApiDocs>} modules
 * @property {Record<string, ApiEntry>} names globals and types; those of a module as `specifier#name`
 */

/** @param {Declarations} declarations @returns {Api} */
export function makeApi(declarations = readDeclarations()) {
  const { topics, globals, types, modules, moduleDocs } = declarations;
  /** @type {Api} */
  const api = {
    version: JSON.parse(readFileSync(join(root, 'typings/package.json'), 'utf8')).version,
    topics: Object.fromEntries(
      Object.entries(topics).map(([topic, title]) => [
        topic,
        { title: title.replace(/\.$/, ''), names: [], modules: [] },
      ]),
    ),
    modules: {},
    names: {},
  };
  for (const [name, declared] of Object.entries({ ...globals, ...types })) {
    api.names[name] = entryOf(declared);
    if (name.includes('#')) api.names[name].module = name.replace(/#.*/, '');
    else api.topics[declared.topic]?.names.push(name);
  }
  for (const [specifier, exported] of Object.entries(modules)) {
    if (!specifier.startsWith('node:')) continue;
    const topic = Object.values(exported)[0]?.topic ?? '';
    const also = specifier.slice('node:'.length);
    const names = Object.keys(exported).filter((name) => name !== 'default');
    api.modules[specifier] = {
      topic,
      ...(also in modules ? { also } : {}),
      ...compact(/** @type {Docs} */ (moduleDocs[specifier])),
      exports: names,
    };
    api.topics[topic]?.modules.push(specifier);
    for (const name of names) {
      // What is an export and a global's member, too, is described there.
      if (also in globals) continue;
      const entry = entryOf(/** @type {Declared} */ (exported[name]));
      api.names[`${specifier}#${name}`] = { ...entry, module: specifier };
    }
  }
  return api;
}

/** @param {Declared} declared @returns {ApiEntry} */
function entryOf(declared) {
  const { kind, topic, text, parent, instanceOf, signatures, statics, members } = declared;
  const isCallable = signatures.length > 0;
  return {
    kind,
    topic,
    ...(text ? { text } : {}),
    ...(parent ? { extends: parent } : {}),
    ...(instanceOf ? { instanceOf } : {}),
    ...compact(declared),
    // One way to call it is described as a whole.
    ...(isCallable ? { signatures: signatures.map((one) => signatureOf(one, kind !== 'interface')) } : {}),
    ...(Object.keys(statics).length > 0 ? { statics: membersOf(statics) } : {}),
    ...(Object.keys(members).length > 0 ? { members: membersOf(members) } : {}),
  };
}

/** @param {Record<string, Member>} members */
function membersOf(members) {
  return Object.fromEntries(
    Object.entries(members).map(([name, member]) => [
      name,
      /** @type {ApiMember} */ ({
        kind: member.kind,
        ...(member.type ? { type: member.type } : {}),
        ...(member.kind === 'property' && member.readonly ? { readonly: true } : {}),
        ...(member.optional ? { optional: true } : {}),
        ...compact(member),
        ...(member.signatures.length > 0 ? { signatures: member.signatures.map((one) => signatureOf(one, true)) } : {}),
      }),
    ]),
  );
}

/** @param {Signature} signature @param {boolean} isDescribed by what it belongs to @returns {ApiSignature} */
function signatureOf({ text, parameters, docs }, isDescribed) {
  return {
    text,
    ...(isDescribed ? {} : compact(docs)),
    ...(parameters.length > 0
      ? {
          parameters: parameters.map(({ name, type, optional, description }) => ({
            name,
            type,
            ...(optional ? { optional } : {}),
            ...(description ? { description: oneLine(description) } : {}),
          })),
        }
      : {}),
  };
}

/** @param {Docs} docs @returns {ApiDocs} */
function compact(docs) {
  /** @type {ApiDocs} */
  const said = {
    description: docs.description.split('\n\n').map(oneLine).join('\n\n'),
    see: docs.see,
    since: docs.since,
    throws: docs.throws.map(errorOf),
    blocks: docs.blocks.map(oneLine).join(' '),
    differs: docs.remarks.map(oneLine),
    node: docs.node.map(oneLine),
    default: docs.default,
    returns: oneLine(docs.returns),
    deprecated: docs.deprecated,
    examples: docs.examples,
  };
  return Object.fromEntries(Object.entries(said).filter(([, value]) => value.length > 0));
}

/** @param {string} text @returns {ApiError} */
function errorOf(text) {
  const [, type = 'unknown', rejects, when = ''] = /^(?:\{(.*?)\} )?(\(rejects\) )?(.*)$/s.exec(text) ?? [];
  return { type, when: oneLine(when), ...(rejects ? { rejects: true } : {}) };
}

/** In one line, links as code. @param {string} text */
const oneLine = (text) => text.replaceAll(/\s*\n\s*/g, ' ').replaceAll(/\{@link (\S+?)\}/g, '`$1`');
