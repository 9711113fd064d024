// The namespace object, as the console standard and Web IDL describe it.
const describe = (object, key) => {
  const { writable, enumerable, configurable } = Object.getOwnPropertyDescriptor(object, key);
  return [writable && 'writable', enumerable && 'enumerable', configurable && 'configurable'].filter(Boolean).join(' ');
};
console.log('console:', describe(globalThis, 'console'));
console.log(Object.prototype.toString.call(console), describe(console, Symbol.toStringTag));
console.log(Object.getPrototypeOf(Object.getPrototypeOf(console)) === Object.prototype);
console.log(Object.keys(Object.getPrototypeOf(console)));
const standard = `assert clear count countReset debug dir dirxml error group groupCollapsed groupEnd info log table time
  timeEnd timeLog trace warn`;
for (const name of standard.split(/\s+/)) {
  const method = console[name];
  console.log(name, method.name === name, method.length, describe(console, name), 'prototype' in method);
}
const { log } = console;
log('methods need no receiver');
try {
  new console.log('x');
} catch (error) {
  console.log(error.name);
}
for (const name of ['profile', 'profileEnd', 'timeStamp']) console.log(name, console[name]('engine'));
