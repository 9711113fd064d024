// @ts-check
// What all bundles for Node and VS Code have in common.

/** CommonJS files, each with the licences that it owes; `metafile` is for bundled-packages.mjs. */
export const bundleOptions = /** @satisfies {import('esbuild').BuildOptions} */ ({
  outExtension: { '.js': '.cjs' },
  bundle: true,
  platform: 'node',
  format: 'cjs',
  minifySyntax: true,
  minifyWhitespace: true,
  legalComments: 'inline',
  logLevel: 'warning',
  metafile: true,
});

/**
 * What is imported dynamically is a file of its own, `NAME.cjs`, which nobody reads before it is needed. The options
 * need `supported: { 'dynamic-import': false }`: `require` starts faster, and asks nothing of who loads the bundle.
 * @param {RegExp} filter which imports are meant
 * @param {(path: string) => string | undefined} nameOf
 * @returns {import('esbuild').Plugin}
 */
export function separateFiles(filter, nameOf) {
  return {
    name: 'separate-files',
    setup({ onResolve }) {
      onResolve({ filter }, ({ kind, path }) => {
        if (kind !== 'dynamic-import' || path.startsWith('node:')) return undefined;
        const name = nameOf(path);
        if (!name) throw new Error(`${path} is imported dynamically, and no file of its own`);
        return { path: `./${name}.cjs`, external: true };
      });
    },
  };
}
