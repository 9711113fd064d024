// Every setter, and that a value that is not valid changes nothing.
const url = new URL('https://example.com/path?q#f');
const set = (name, value) => {
  url[name] = value;
  console.log(name, JSON.stringify(value), url.href);
};
set('protocol', 'http');
set('protocol', 'mailto:');
set('protocol', '1');
set('username', 'm@e');
set('password', 'p:w');
set('host', 'other.example:81');
set('host', '');
set('host', 'a b');
set('hostname', 'third.example:99');
set('port', '8080x');
set('port', '65536');
set('port', '80');
set('pathname', 'a b/../ü');
set('search', 'x=1');
set('search', '?');
set('hash', 'new');
set('hash', '');
set('username', '');
set('password', '');
set('href', 'file:///x');
set('host', 'server');
set('port', '1');
console.log(Reflect.set(url, 'origin', 'https://ignored'));
console.log(url.origin);
// A conversion that changes the same URL: the setter works on what it left.
const nested = new URL('http://a/');
nested.pathname = { toString: () => ((nested.hash = 'h'), '/p') };
console.log(nested.href);
