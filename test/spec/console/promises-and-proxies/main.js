const rejected = Promise.reject(new RangeError('no'));
rejected.catch(() => {});
const rejectedText = Promise.reject('text');
rejectedText.catch(() => {});
class Task extends Promise {}
console.log(new Promise(() => {}), Promise.resolve(1), Promise.resolve({ a: { b: { c: {} } } }), rejectedText);
console.log(Task.resolve('x'), [Promise.resolve([1])], Object.setPrototypeOf(Promise.resolve(1), null));
console.log(await rejected.catch((error) => error.message));
const proxy = new Proxy({ a: 1 }, { get: () => 'never called', ownKeys: () => { throw new Error('never called'); } });
const { proxy: revoked, revoke } = Proxy.revocable({}, {});
revoke();
console.log(proxy, [proxy], new Proxy([1, 2], {}), new Proxy(function target() {}, {}), new Proxy(proxy, {}));
console.log(revoked, { revoked }, new Proxy(new Map([[1, 2]]), {}), new Proxy(class Target {}, {}));
console.dir(proxy, { showProxy: true });
console.dir(revoked, { showProxy: true });
