export const b = 1;
let x = 08n;
