// URLPattern: both forms, what is matched, how patterns are written back, and what is malformed.
const show = (pattern) =>
  console.log(['protocol', 'username', 'password', 'hostname', 'port', 'pathname', 'search', 'hash']
    .map((name) => pattern[name]).join(' | '), pattern.hasRegExpGroups);
const book = new URLPattern({ pathname: '/books/:id(\\d+)/:page?' });
show(book);
console.log(book.test({ pathname: '/books/12' }), book.test('https://example.com/books/12/x'), book.test({ pathname: '/books/x' }));
console.log(JSON.stringify(book.exec('https://u:p@example.com:81/books/7/toc?q#h')));
console.log(Object.keys(book.exec({ pathname: '/books/7' })), book.exec({ pathname: '/books/7' }).pathname.groups);

show(new URLPattern('https://{:sub.}?example.com:*/a/*?q=:q#:h'));
show(new URLPattern('/x/:y', 'https://example.com/base?gone'));
show(new URLPattern('data\\:text/*'));
show(new URLPattern('../:up', 'https://example.com/a/b'));
show(new URLPattern({ pathname: 'rel', baseURL: 'https://u@example.com/dir/file?q#h' }));
show(new URLPattern());
show(new URLPattern({ hostname: '[\\:\\:AB\\:*]', port: '8080' }));
show(new URLPattern({ protocol: 'https', port: '443', search: '?x', hash: '#y', pathname: '/ü/./z' }));
show(new URLPattern({ pathname: '/{a}{b}?/{:n}x/:m{-s}/(.*)/:名' }));
console.log(new URLPattern({ pathname: '/:名' }).exec({ pathname: '/x' }).pathname.groups);
console.log(new URLPattern({ pathname: '/A' }, { ignoreCase: true }).test({ pathname: '/a' }),
  new URLPattern('https://h/A', 'https://base', { ignoreCase: true }).test('https://h/a'),
  new URLPattern({ pathname: '/A' }).test({ pathname: '/a' }));
console.log(new URLPattern({ pathname: '/x' }).exec('/x', 'https://h/y')?.inputs, book.exec('nonsense'), book.test({ port: 'x' }));
console.log(Object.keys(new URLPattern({ pathname: '/:__proto__' }).exec({ pathname: '/v' }).pathname.groups));

for (const [what, run] of Object.entries({
  relative: () => new URLPattern('/x'),
  'base beside an object': () => new URLPattern({}, 'https://h'),
  'bad base': () => new URLPattern('/x', 'nonsense'),
  'same name twice': () => new URLPattern({ pathname: '/:a/:a' }),
  'open brace': () => new URLPattern({ pathname: '/{a' }),
  'capturing group': () => new URLPattern({ pathname: '/(a(b))' }),
  'bad regular expression': () => new URLPattern({ pathname: '/([)' }),
  'bad host': () => new URLPattern({ hostname: 'a b' }),
  'bad port': () => new URLPattern({ port: '65536' }),
  'bad protocol': () => new URLPattern({ protocol: '1' }),
  'lone backslash': () => new URLPattern({ pathname: '/\\' }),
  'without new': () => URLPattern({}),
  'test with base beside an object': () => book.test({}, 'https://h'),
  brand: () => Object.getOwnPropertyDescriptor(URLPattern.prototype, 'hash').get.call({}),
})) {
  try {
    run();
    console.log(what, 'accepted');
  } catch (error) {
    console.log(what, error.name);
  }
}
// The standard's regular expressions stay, whatever a script does to RegExp.
RegExp.prototype.exec = () => null;
Symbol.match in RegExp.prototype && (RegExp.prototype[Symbol.match] = () => null);
console.log(book.test({ pathname: '/books/1' }));
