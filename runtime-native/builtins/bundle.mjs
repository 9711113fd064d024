// @ts-check
/**
 * Bundles the built-ins into one file whose text is the body of a function with the parameter
 * `native`, ending in `return hooks;`. The core evaluates it once, when it builds the snapshot.
 *
 * The inspect library comes as one minified file. Its pure JavaScript stand-ins for engine data are
 * cut out here and replaced by `internal/inspect-bindings.ts`. Every patch must match exactly once
 * in exactly the release named below, else the build fails: then look at the new release.
 */
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const here = path.dirname(fileURLToPath(import.meta.url));
const require = createRequire(import.meta.url);

const INSPECT_RELEASE = '3.3.3';

/** @typedef {{ what: string, from: string, to?: string, by: string, mustHold?: string[] }} Patch */

/**
 * Each patch replaces the text from `from` to just before `to` (or `from` alone) with `by`.
 * `mustHold` are strings that the replaced text has to contain: proof that it is what we think.
 * @type {Patch[]}
 */
const INSPECT_PATCHES = [
  {
    what: 'UMD wrapper becomes an ES module export',
    from: '!function(t,e){',
    to: '(()=>{"use strict";var t={',
    by: 'export const library=',
    mustHold: ['module.exports=e()', '}(this,()=>'],
  },
  { what: 'end of the UMD wrapper', from: '(223)})());', by: '(223)})();' },
  {
    what: 'module cache starts with our modules',
    from: 'const e={};return function n(r){',
    by: 'const e=__modules;return function n(r){',
  },
  {
    what: 'buffer',
    from: '537(t,e,n){',
    to: '223(t,e,n){',
    by: '',
    mustHold: ['hexSlice('],
  },
  { what: 'list of parents', from: 'indentationLvl:0,seen:[],', by: 'indentationLvl:0,seen:new __ParentList,' },
  { what: 'typed arrays by name', from: 'n=new r[o](e)', by: 'n=__copyTypedArray(o,e)' },
  { what: 'list of Node modules', from: '947(t){', to: '244(t){', by: '', mustHold: ['BuiltinModule={exists'] },
  { what: 'path characters', from: '244(t){', to: '778(t,e,n){', by: '', mustHold: ['CHAR_FORWARD_SLASH'] },
  {
    what: 'URL helpers',
    from: '812(t,e,n){',
    to: '101(t,e,n){',
    by: '',
    mustHold: ['pathToFileURL:function', 'URL:l'],
  },
  {
    what: 'util.types',
    from: '499(t,e,n){',
    to: '302(t,e,n){',
    by: '',
    mustHold: ['t.exports={isAsyncFunction:', 'isModuleNamespaceObject(', 'isSymbolObject:'],
  },
  { what: 'path functions', from: '120(t,e,n){', to: '683(t){', by: '', mustHold: ['normalizeString:'] },
  { what: 'primordials stay removable', from: 'x(e,null),S(e),t.exports=e}', by: 'x(e,null),t.exports=e}' },
  { what: 'proxy registry', from: '179(t,e,n){', to: '878(t){', by: '', mustHold: ['getProxyDetails'] },
  { what: 'URL', from: '878(t){', to: '727(t,e,n){', by: '', mustHold: ['t.exports=URL'] },
  {
    what: "internalBinding('util')",
    from: '727(t,e,n){',
    to: '};const e=',
    by: '',
    mustHold: [
      'getPromiseDetails:',
      'previewEntries:',
      'getOwnNonIndexProperties:',
      'getConstructorName(',
      'getExternalValue:',
    ],
  },
  {
    what: 'isError (V8 installs Error.isError only after the snapshot)',
    from: 'isError:t=>l?.(t)||',
    by: 'isError:t=>__isNativeError(t)||',
  },
  {
    what: 'prefix of class name and toStringTag',
    from: 'function Xn(t,e,n,r=""){',
    to: 'function tr(t,e){',
    by: 'function Xn(t,e,n,r=""){return __formatPrefix(t,e,n,r)}',
    mustHold: [': null prototype] ['],
  },
  {
    what: 'string width (would load ICU data)',
    from: 'let r=0;n&&(e=Cr(e)),e=Kt(e,"NFC");',
    to: '};const t=t=>t>=4352',
    by: 'return __getStringWidth(n?Cr(e):e)',
    mustHold: ['return r'],
  },
];

const INSPECT_HEADER = `
import { copyTypedArray as __copyTypedArray, formatPrefix as __formatPrefix, isNativeError as __isNativeError, ParentList as __ParentList, processForLibrary as process, replacedModules as __modules } from './inspect-bindings.ts';
import { getStringWidth as __getStringWidth } from './string-width.ts';
`;

/**
 * @param {string} text
 * @param {string} part
 * @param {string} what
 */
function onlyIndexOf(text, part, what) {
  const index = text.indexOf(part);
  if (index === -1) throw new Error(`inspect library, ${what}: pattern not found: ${part}`);
  if (text.indexOf(part, index + 1) !== -1) throw new Error(`inspect library, ${what}: pattern is ambiguous: ${part}`);
  return index;
}

/**
 * The library as an ES module with our modules in it.
 * @param {string} source the minified file of the release
 * @throws {Error} when a patch does not match exactly once
 */
export function patchInspectLibrary(source) {
  let text = source.trimEnd();
  for (const { what, from, to, by, mustHold = [] } of INSPECT_PATCHES) {
    const start = onlyIndexOf(text, from, what);
    const end = to === undefined ? start + from.length : onlyIndexOf(text, to, what);
    const replaced = text.slice(start, end);
    for (const proof of mustHold) {
      if (!replaced.includes(proof)) throw new Error(`inspect library, ${what}: does not hold ${proof}`);
    }
    text = text.slice(0, start) + by + text.slice(end);
  }
  return INSPECT_HEADER + text;
}

/** Globals of ECMAScript, as they are when the snapshot is made: scripts may set theirs to anything. */
const CAPTURED_GLOBALS = [
  'AggregateError',
  'Array',
  'ArrayBuffer',
  'BigInt',
  'BigInt64Array',
  'BigUint64Array',
  'Boolean',
  'DataView',
  'Date',
  'Error',
  'EvalError',
  'FinalizationRegistry',
  'Float16Array',
  'Float32Array',
  'Float64Array',
  'Function',
  'Int8Array',
  'Int16Array',
  'Int32Array',
  'JSON',
  'Map',
  'Math',
  'Number',
  'Object',
  'Promise',
  'Proxy',
  'RangeError',
  'ReferenceError',
  'Reflect',
  'RegExp',
  'Set',
  'String',
  'Symbol',
  'SyntaxError',
  'TypeError',
  'Uint8Array',
  'Uint8ClampedArray',
  'Uint16Array',
  'Uint32Array',
  'URIError',
  'WeakMap',
  'WeakRef',
  'WeakSet',
];

/** @type {import('esbuild').Plugin} */
const inspectLibraryPlugin = {
  name: 'inspect-library',
  setup({ onLoad, onResolve }) {
    onResolve({ filter: /^jstime:inspect-library$/ }, () => ({ path: 'inspect-library', namespace: 'jstime' }));
    onLoad({ filter: /.*/, namespace: 'jstime' }, async () => {
      const file = require.resolve('node-inspect-extracted');
      const manifest = JSON.parse(await readFile(path.join(path.dirname(file), '../package.json'), 'utf8'));
      if (manifest.version !== INSPECT_RELEASE) {
        throw new Error(`bundle.mjs knows node-inspect-extracted ${INSPECT_RELEASE}, installed is ${manifest.version}`);
      }
      const contents = patchInspectLibrary(await readFile(file, 'utf8'));
      return { contents, loader: 'js', resolveDir: path.join(here, 'internal') };
    });
  },
};

/**
 * Writes the bundle to `outFile`, and returns what is in it.
 * @param {{ outFile: string }} options
 */
export async function bundleBuiltins({ outFile }) {
  const { metafile } = await build({
    entryPoints: [path.join(here, 'main.ts')],
    outfile: outFile,
    bundle: true,
    format: 'iife',
    globalName: 'builtins',
    platform: 'neutral',
    mainFields: ['module', 'main'],
    target: 'esnext',
    define: {
      BUILD_ARCH: JSON.stringify(process.arch),
      BUILD_PLATFORM: JSON.stringify(process.platform),
      // As in core/engine/builtins_url.h.
      BUILTINS_URL: JSON.stringify('jstime:builtins'),
    },
    charset: 'ascii',
    legalComments: 'inline',
    logLevel: 'warning',
    banner: { js: `"use strict";\nconst { ${CAPTURED_GLOBALS.join(', ')} } = globalThis;` },
    footer: { js: 'const { hooks } = builtins;\nreturn hooks;' },
    plugins: [inspectLibraryPlugin],
    metafile: true,
  });
  return metafile;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await bundleBuiltins({ outFile: process.argv[2] ?? path.join(here, '../build/builtins.js') });
}
