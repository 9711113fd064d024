function load() {
  throw new TypeError('not a number', { cause: { line: 3 } });
}
try {
  load();
} catch (cause) {
  throw new Error('cannot load', { cause });
}
