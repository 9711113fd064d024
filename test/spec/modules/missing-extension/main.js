// Every kind of near miss gets its suggestion, by import() so that each is seen.
for (const specifier of [
  './module',
  './other-module',
  './data',
  './wasm',
  './folder',
  './folder/',
  './mjs-folder',
  './empty-folder',
  './other-module.js',
  './module.mjs',
  './module.ts',
  './Module.js',
  './.hidden',
  './no/such/folder.js',
  './module.js/inside.js',
  '.',
  '..',
  './missing.js?query#hash',
  './module?query',
]) {
  try {
    await import(specifier);
    console.log(specifier, 'loaded');
  } catch (error) {
    console.log(`${specifier}: ${error.name} ${error.code}\n  ${error.message}`);
  }
}
