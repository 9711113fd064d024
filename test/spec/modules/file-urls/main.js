// file: URLs: which name a local file.
const here = new Error().stack.match(/file:.*\//)[0];
for (const url of [
  `${here}module.js`,
  `${here}sub/../module.js`,
  `${here.replace('file://', 'FILE://')}module.js`,
  `${here.replace('file://', 'file:')}module.js`,
  `${here.replace('file://', 'file://localhost')}module.js`,
  `${here.replace('file://', 'file:////')}module.js`,
  `${here}m%6Fdule.js`,
  `${here}module.js?a`,
  `${here}sub%2fmodule.js`,
  `${here}sub%5Cmodule.js`,
  `${here}module.js%00`,
  `${here}module%ff.js`,
  `${here}missing.js`,
  `${here}module`,
  here,
  'file://example.com/module.js',
  'file:',
  'file:///',
  'file://[::1]/a.js',
  'file://%/a.js',
]) {
  await import(url).then(
    (all) => console.log(url, '->', all.url),
    (error) => console.log(`${url}\n  ${error.code} ${error.message.split('\n')[0]}`),
  );
}
