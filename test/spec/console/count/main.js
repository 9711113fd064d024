console.count();
console.count('default');
console.count(undefined);
console.count('label');
console.count('%s %d');
console.count(null);
console.count({});
console.countReset();
console.count();
console.countReset('label');
console.count('label');
console.countReset('unknown');
try {
  console.count(Symbol('s'));
} catch (error) {
  console.log(error.name);
}
