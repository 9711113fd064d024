// The interfaces as Web IDL shapes them.
for (const [name, interfaceObject] of Object.entries({ Crypto, CryptoKey, SubtleCrypto, QuotaExceededError })) {
  const members = (object) =>
    Object.entries(Object.getOwnPropertyDescriptors(object))
      .filter(([member]) => !['prototype', 'length', 'name', 'constructor'].includes(member))
      .map(([member, { get, set, value, enumerable }]) => `${member}${get ? (set ? ' get set' : ' get') : `(${value?.length})`}${enumerable ? '' : ' hidden'}`);
  console.log(name, interfaceObject.length, members(interfaceObject), members(interfaceObject.prototype));
  console.log(Object.getPrototypeOf(interfaceObject).name, interfaceObject.prototype[Symbol.toStringTag]);
}
const descriptor = Object.getOwnPropertyDescriptor(globalThis, 'crypto');
console.log(descriptor.enumerable, descriptor.configurable);

const error = new QuotaExceededError('too much', { quota: 1, requested: 2 });
console.log(error instanceof DOMException, error.name, error.code, error.message, error.quota, error.requested);
for (const options of [{ quota: -1 }, { requested: -1 }, { quota: 2, requested: 1 }, { quota: NaN }, 1]) {
  try {
    new QuotaExceededError('', options);
    console.log('no error');
  } catch (thrown) {
    console.log(thrown.name);
  }
}
console.log(new QuotaExceededError().quota, new QuotaExceededError().requested);
