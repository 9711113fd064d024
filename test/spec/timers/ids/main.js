// One space of positive integers; any number names the timer that its conversion to `long` names.
const ids = [setTimeout(() => {}), setInterval(() => {}, 1000), setTimeout(() => {})];
console.log(ids);
clearTimeout(ids[1]);
const fail = () => console.log('must not run');
clearInterval(setTimeout(fail));
clearTimeout(String(setTimeout(fail)));
clearTimeout(setTimeout(fail) + 0.9);
clearTimeout(setTimeout(fail) + 2 ** 32);
clearTimeout({ valueOf: () => setTimeout(fail) });
for (const nothing of [undefined, null, NaN, 0, -1, 1e9, {}, 'x']) {
  clearTimeout(nothing);
  clearInterval(nothing);
}
clearTimeout();
for (const bad of [Symbol('s'), 1n]) {
  try {
    clearTimeout(bad);
  } catch (error) {
    console.log(error.name);
  }
}
setTimeout(() => console.log('done'), 20);
