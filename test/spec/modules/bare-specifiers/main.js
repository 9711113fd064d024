// Bare specifiers are not resolved; what may have been meant is suggested.
for (const specifier of ['helper', 'helper.js', 'lib/helper', 'react', '@scope/name', '#internal', '', ' ./helper.js', '.helper.js', 'helper.js?query', 'a b', 'nöt', 'fs', 'node:fs', 'node:nothing', 'npm:react', 'https://example.com/a.js', 'http://localhost/a.js', 'blob:null/1', 'c:/a.js', 'file:helper.js', 'jsr:@std/path', 'javascript:1']) {
  try {
    await import(specifier);
    console.log(`'${specifier}' loaded`);
  } catch (error) {
    console.log(`'${specifier}': ${error.name} ${error.code}\n  ${error.message}`);
  }
}
