export const number = 1;
export const memory = new WebAssembly.Memory({ initial: 1 });
