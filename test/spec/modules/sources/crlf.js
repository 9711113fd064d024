export const a = `x
y`.length;
export default 1 // c
