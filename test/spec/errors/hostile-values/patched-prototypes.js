const error = new Error('message', { cause: new Error('cause') });
const patched = () => {
  throw new Error('patched');
};
Array.prototype.push = Array.prototype.join = String.prototype.slice = Map.prototype.get = patched;
Function.prototype.call = Function.prototype.apply = Reflect.apply = Object.defineProperty = patched;
throw error;
