// Runs in jstime: prints what is really there, as JSON. Arguments: specifiers of modules.
const modules = process.argv.slice(2);

function describe(value) {
  return {
    type: typeof value,
    length: typeof value === 'function' ? value.length : undefined,
    name: typeof value === 'function' ? value.name : undefined,
  };
}

function membersOf(object, ignored = []) {
  const members = {};
  for (const key of Reflect.ownKeys(object)) {
    const name = typeof key === 'symbol' ? key.description : key;
    // How an object prints is not part of its interface.
    if (ignored.includes(key) || key === Symbol.for('nodejs.util.inspect.custom')) continue;
    const { get, set, value, writable, enumerable } = Reflect.getOwnPropertyDescriptor(object, key);
    members[name] =
      get || set
        ? { accessor: true, settable: set !== undefined, enumerable }
        : { accessor: false, settable: writable, enumerable, ...describe(value) };
  }
  return members;
}

const isInterface = (value) =>
  typeof value === 'function' && Object.hasOwn(value, 'prototype') && typeof value.prototype === 'object';

function describeValue(value) {
  if (isInterface(value)) {
    const parent = Object.getPrototypeOf(value.prototype);
    return {
      ...describe(value),
      kind: 'interface',
      parent: parent === Object.prototype || parent === null ? undefined : parent.constructor.name,
      statics: membersOf(value, ['length', 'name', 'prototype']),
      members: membersOf(value.prototype, ['constructor']),
    };
  }
  if (typeof value === 'function')
    return { ...describe(value), kind: 'function', statics: membersOf(value, ['length', 'name']) };
  if (typeof value !== 'object' || value === null) return { ...describe(value), kind: 'value' };
  const prototype = Object.getPrototypeOf(value);
  const instanceOf =
    prototype && isInterface(prototype.constructor) && prototype !== Object.prototype
      ? prototype.constructor.name
      : undefined;
  return { ...describe(value), kind: 'object', instanceOf, statics: membersOf(value) };
}

const globals = {};
for (let scope = globalThis; scope && scope !== Object.prototype; scope = Object.getPrototypeOf(scope)) {
  for (const name of Object.getOwnPropertyNames(scope)) {
    if (name === 'constructor' || name in globals) continue;
    globals[name] = describeValue(globalThis[name]);
  }
}
for (const name of Object.getOwnPropertyNames(WebAssembly)) {
  if (isInterface(WebAssembly[name])) globals[`WebAssembly.${name}`] = describeValue(WebAssembly[name]);
}
const exportsOf = {};
for (const specifier of modules) {
  const namespace = await import(specifier);
  exportsOf[specifier] = Object.fromEntries(
    Object.keys(namespace).map((name) => [name, describeValue(namespace[name])]),
  );
}
console.log(JSON.stringify({ globals, modules: exportsOf }));
