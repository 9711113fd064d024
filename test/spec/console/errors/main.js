// Stacks are made by hand, so that they read the same everywhere.
const at = (error, ...frames) => {
  error.stack = [error.stack.split('\n    at')[0], ...frames.map((frame) => `    at ${frame}`)].join('\n');
  return error;
};
class ConfigError extends Error {
  name = 'ConfigError';
  code = 'E_CONFIG';
  details = { file: 'a.json', lines: [1, 2] };
}
class Unnamed extends TypeError {}
console.log(at(new Error('plain'), 'f (file:///a.js:1:2)'));
console.log(at(new Error(''), 'f'), at(new Error('several\nlines'), 'f'));
console.log([at(new TypeError('in an array'), 'f')], { nested: at(new RangeError('in an object'), 'f', 'g') });
console.log(at(new ConfigError('own properties'), 'f'), at(new Unnamed('subclass'), 'f'));
console.log(at(new Error('outer', { cause: at(new TypeError('inner', { cause: 'text' }), 'g') }), 'f'));
console.log(at(new Error('cause undefined', { cause: undefined }), 'f'), at(new Error('cause null', { cause: null }), 'f'));
console.log(at(new AggregateError([at(new Error('one'), 'a'), at(new Error('two'), 'b'), 3], 'many'), 'f'));
console.log(at(Object.assign(new Error('renamed'), { name: 'Renamed' }), 'f'));
const withoutStack = new Error('no stack');
withoutStack.stack = undefined;
console.log(withoutStack, [withoutStack], Object.assign(new Error('number'), { stack: 42 }));
console.log(Object.create(Error.prototype), Object.setPrototypeOf(at(new Error('no prototype'), 'f'), null));
console.log(Object.assign(new Error('no frames'), { stack: 'Error: no frames' }));
const shared = ['s1', 's2', 's3', 's4'];
console.log(at(new Error('shared', { cause: at(new Error('stack'), 'inner', ...shared) }), 'outer', ...shared));
console.log(at(new Error('repeated'), ...Array(30).fill('again (file:///a.js:1:1)')));
console.log(Object.defineProperty(new Error('getter'), 'stack', { get() { throw new Error('thrown by the getter'); } }));
console.log(new Error('real').stack.includes('main.js'), String(new SyntaxError('as text')));
console.log(at(new DOMException('gone', 'NotFoundError'), 'f'));
