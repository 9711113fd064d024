// URLSearchParams: init, list, encoding, and the two directions between a URL and its parameters.
const show = (what, params) => console.log(what, params.size, String(params));
show('text', new URLSearchParams('?a=b=c&d&&=e&f=+%2B%20&%zz=%&%FF=%ef%bb%bf'));
show('pairs', new URLSearchParams([['a', 1], new Set(['b', 'c'])]));
show('map', new URLSearchParams(new Map([['k', 'v']])));
show('record', new URLSearchParams({ b: 1, a: null, '\ud800': 'x', '\ud801': 'y' }));
show('copy', new URLSearchParams(new URLSearchParams('a=1&a=2')));
show('null', new URLSearchParams(null));
show('none', new URLSearchParams(undefined));
show('safe', new URLSearchParams({ "!'()~*-._ ": "!'()~*-._ ä€😀" }));
for (const init of [[['a']], [['a', 'b', 'c']], ['ab', 5], Symbol('s'), { [Symbol.iterator]: 1 }]) {
  try {
    show('accepted', new URLSearchParams(init));
  } catch (error) {
    console.log(error.name);
  }
}

const params = new URLSearchParams('b=1&a=2&b=3&\uffff=x&😀=y');
console.log(params.get('b'), params.get('none'), params.getAll('b'), params.has('b', '3'), params.has('b', '4'));
console.log(params.has('b', undefined), [...params.keys()], [...params.values()].length);
params.sort();
console.log(JSON.stringify([...params]));
params.set('b', 'new');
params.append('c', 'é');
params.delete('a', 'other');
params.delete('\uffff', undefined);
params.delete('😀', 'y');
show('changed', params);
params.forEach(function (value, key, object) {
  console.log(key, value, object === params, this.mark);
}, { mark: 1 });
// Changes while iterating are seen.
const seen = [];
for (const [key] of params) {
  seen.push(key);
  if (key === 'a') params.delete('a');
}
console.log(seen);

const url = new URL('http://h/?a=b%20c&d=~#f');
const { searchParams } = url;
console.log(searchParams === url.searchParams, url.search);
searchParams.append('e', '&');
console.log(url.href, url.search);
for (const name of ['a', 'd', 'e']) searchParams.delete(name);
console.log(url.href, searchParams.size);
url.search = '?x=1&y=2';
console.log(String(searchParams));
searchParams.set('x', '9');
url.hash = 'g';
console.log(url.href);
url.href = 'http://other/?z=0';
console.log(String(searchParams), url.searchParams === searchParams);
console.log(searchParams, new URLSearchParams(), [new URL('a:b')].length);
