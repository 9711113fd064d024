namespace Space { export const a = 1; }
