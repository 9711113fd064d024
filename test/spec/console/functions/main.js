class Empty {}
class Base { static count = 1; }
class Derived extends Base {}
class FromNull extends null {}
const assigned = () => {};
function withProperties() {}
withProperties.version = 1;
console.log(function () {}, () => {}, assigned, function named() {}, withProperties);
console.log(async function asynchronous() {}, function* generator() {}, async function* both() {}, async () => {});
console.log(Empty, Base, Derived, FromNull, class {}, class extends Base {});
console.log({ method() {}, async asynchronous() {}, *generator() {}, arrow: () => {}, get accessor() { return 1; } });
console.log(Math.max, Array, Map.prototype.get, (function () {}).bind(null), assigned.bind(null));
console.log(Object.setPrototypeOf(function lost() {}, null), Object.setPrototypeOf(class Lost {}, null));
console.log(Object.assign(() => {}, { [Symbol.toStringTag]: 'Tag' }), Function.prototype, new Function('a', 'return a'));
console.log([function* () {}.constructor, async function () {}.constructor]);
console.log((function* () {})(), (async function* () {})());
