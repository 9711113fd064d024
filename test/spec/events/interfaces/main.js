// Names, members and attributes, as Web IDL describes them.
for (const name of ['CustomEvent', 'DOMException', 'ErrorEvent', 'Event', 'EventTarget', 'Performance', 'PromiseRejectionEvent']) {
  const { value: constructor, enumerable } = Object.getOwnPropertyDescriptor(globalThis, name);
  const { prototype } = constructor;
  const parent = Object.getPrototypeOf(constructor);
  console.log(name, constructor.name, constructor.length, enumerable, parent.name || parent === Function.prototype);
  console.log(Object.prototype.toString.call(prototype), Object.getPrototypeOf(prototype).constructor.name);
  for (const key of Object.getOwnPropertyNames(prototype)) {
    const descriptor = Object.getOwnPropertyDescriptor(prototype, key);
    const kind = 'value' in descriptor ? typeof descriptor.value : descriptor.set ? 'attribute' : 'readonly';
    console.log(' ', key, kind, descriptor.enumerable, descriptor.writable, descriptor.configurable);
  }
}
console.log(Object.keys(Event));
