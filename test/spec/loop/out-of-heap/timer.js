const kept = [];
function fill() {
  for (;;) kept.push({ a: 1, b: [kept.length] });
}
setTimeout(fill);
