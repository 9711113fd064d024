let calls = 0;
export { double as function };
function double(x) {
  calls++;
  return x * 2n;
}
export const memory = new WebAssembly.Memory({ initial: 1 });
export const table = new WebAssembly.Table({ initial: 1, element: 'externref' }, 'from JavaScript');
export const mutable = new WebAssembly.Global({ value: 'i32', mutable: true }, 1);
export const number = 1.5;
export const big = 2n ** 63n;
const odd = () => 3;
export { odd as 'odd name' };
