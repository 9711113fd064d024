export const name = import.meta.filename;
console.log(import.meta.main);
