// import.meta: what it has, for whom.
import { meta as other } from './sub/ö %23.js';

const { url, filename, dirname, main, resolve } = import.meta;
console.log(Object.keys(import.meta), Object.getPrototypeOf(import.meta), Object.isExtensible(import.meta));
console.log(url, filename, dirname, main);
console.log(other.url, other.filename, other.dirname, other.main);
console.log(other === import.meta, other === (await import('./sub/ö %23.js')).meta);
console.log(typeof resolve, resolve.name, resolve.length);
for (const specifier of [
  './a.js', '../import-meta/a b.js', '/a%20b.js', './ä.js', './not-there', './a/../b.js?x=1#y', '.', 'file:///x.js', 'https://example.com/a', 'data:text/plain,x',
  'process', 'node:process', 'fs/promises', 'data:,', './%', './a\\b.js', './\n', '//host/a.js',
]) {
  console.log(JSON.stringify(specifier), resolve(specifier));
}
console.log(resolve({ toString: () => './object.js' }), other.resolve('./a.js'));
for (const specifier of ['bare', '', 'http://[', undefined, Symbol('x')]) {
  try {
    console.log(resolve(specifier));
  } catch (error) {
    console.log(`${error.name} ${error.code} ${error.message}`);
  }
}
try {
  new resolve('./a.js');
} catch (error) {
  console.log(`${error}`);
}
import.meta.own = 1;
delete import.meta.url;
console.log(import.meta.own, 'url' in import.meta, other.own);
