// Each attribute of an URL, statics, and what fails.
const url = new URL('https://user:pass@Example.COM:8080/a/./b/../c%20d?x=1&y=%C3%A4#frag');
for (const name in url) {
  if (typeof url[name] !== 'function') console.log(name, String(url[name]));
}
console.log(`${url}` === url.href, JSON.stringify({ url }) === `{"url":"${url.href}"}`);

for (const text of [
  'http://a:80/',
  'https://ü.example/ß?é#ñ',
  'file:///C:/x/../y',
  'mailto:a@b',
  'data:text/plain,a b',
  'blob:https://a.example:1/id',
  'blob:data:x',
  'web+x:/..//host',
  'http://[::1]:8/?#',
  'ws://a@b:c@d/',
]) {
  const { href, origin, host, pathname, search, hash, password } = new URL(text);
  console.log([href, origin, host, pathname, search, hash, password].join(' | '));
}

console.log(new URL('../x?q', 'http://h/a/b/c').href, new URL('//other/x', url).href, new URL('#f', 'a:b').href);
console.log(URL.canParse('x'), URL.canParse('x', 'http://h'), URL.parse('x'), URL.parse('x', 'http://h/y/').href);
for (const attempt of [
  () => new URL('x'),
  () => new URL('x', 'mailto:a'),
  () => new URL('http://a b/'),
  () => new URL(),
  () => URL('http://a'),
  () => new URL(Symbol('s')),
  () => (url.href = 'nonsense'),
  () => Object.getOwnPropertyDescriptor(URL.prototype, 'host').get.call({}),
]) {
  try {
    console.log(attempt());
  } catch (error) {
    console.log(error.name, error.code);
  }
}
console.log(new URL('http://\ud800.example/'.replace('\ud800', 'a'), undefined).href, new URL('http://a/\ud800').href);
// Strings that V8 has not put together yet.
const pieces = (text) => text.split('').reduce((all, one) => all + one, '');
console.log(new URL(pieces('../some/longer/path?with=a#fragment'), pieces('http://example.com/base/of/it')).href);
console.log(URL.canParse(pieces('../some/longer/path?with=a#fragment'), pieces('http://example.com/base/of/it')));
