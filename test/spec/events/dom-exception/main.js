const error = new DOMException('gone', 'NotFoundError');
console.log(error.name, error.message, error.code, String(error), Object.prototype.toString.call(error));
console.log(error instanceof Error, Error.isError(error), Object.getOwnPropertyNames(error));
console.log(error.stack.split('\n')[0], error.stack.includes('main.js'));
console.log(new DOMException().name, new DOMException(undefined, undefined).message, new DOMException('m').code);
console.log(DOMException.DATA_CLONE_ERR, DOMException.prototype.INDEX_SIZE_ERR, error.TIMEOUT_ERR);
console.log(['AbortError', 'TimeoutError', 'EncodingError', 'Whatever'].map((name) => new DOMException('', name).code));
class Mine extends DOMException {}
console.log(new Mine('m', 'AbortError') instanceof Mine, new Mine('m', 'AbortError').code);
console.log(Object.getPrototypeOf(DOMException) === Function.prototype);
for (const misuse of [() => DOMException('x'), () => DOMException.prototype.name, () => new DOMException(Symbol('s'))]) {
  try {
    console.log(misuse());
  } catch (thrown) {
    console.log(thrown.name);
  }
}
