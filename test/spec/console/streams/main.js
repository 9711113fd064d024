// Which stream each method writes to.
for (const method of ['log', 'info', 'debug', 'dir', 'dirxml', 'table', 'group', 'groupCollapsed', 'count']) {
  console[method](`${method} to stdout`);
}
console.groupEnd();
console.groupEnd();
for (const method of ['error', 'warn']) console[method](`${method} to stderr`);
console.assert(false, 'assert to stderr');
console.time('to stdout');
console.timeEnd('to stdout');
console.clear();
console.log('nothing is cleared without a terminal');
