// Names have no case and are sorted; values are joined, those of Set-Cookie are not.
const headers = new Headers([
  ['b', '2'],
  ['A', ' 1\t'],
  ['a', ''],
  ['Set-Cookie', 'x=1'],
  ['SET-COOKIE', 'y=2'],
]);
console.log([...headers]);
console.log(headers.get('A'), headers.get('missing'), headers.has('SET-cookie'), headers.getSetCookie());
const empty = new Headers({ empty: '' });
console.log(JSON.stringify(empty.get('empty')));
headers.set('b', '3');
headers.delete('A');
console.log([...headers.keys()], [...headers.values()]);
headers.forEach(function (value, name, all) {
  console.log(name, value, all === headers, this);
}, 'this');

const attempt = (label, run) => {
  try {
    console.log(label, run());
  } catch (error) {
    console.log(label, error.name, error.message);
  }
};
attempt('name', () => new Headers({ 'a b': '1' }));
attempt('line break', () => headers.append('a', 'x\ny'));
attempt('NUL', () => headers.set('a', 'x\0'));
attempt('beyond Latin-1', () => headers.set('a', '€'));
attempt('triple', () => new Headers([['a', 'b', 'c']]));
attempt('text', () => new Headers('text'));
attempt('null', () => new Headers(null));
attempt('without arguments', () => headers.append('a'));
attempt('another this', () => Headers.prototype.get.call({}, 'a'));
attempt('immutable', () => Response.error().headers.set('a', 'b'));
console.log(Object.keys(Headers.prototype), Headers.prototype.append.length, String(headers));

// An iterator sees what is there at each step.
const growing = new Headers({ b: '1' });
for (const [name] of growing) {
  console.log(name);
  if (name === 'b') growing.append('c', '2');
}

// What a script does to prototypes is its own affair.
Array.prototype.push = Array.prototype.sort = Array.prototype[Symbol.iterator] = () => {
  throw new Error('patched');
};
Map.prototype.get = String.prototype.toLowerCase = RegExp.prototype.exec = Array.prototype.push;
const safe = new Headers({ 'X-Y': 'z' });
safe.append('x-y', 'w');
console.log(safe.get('X-y'));
