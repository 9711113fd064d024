const show = (run) => {
  try {
    return run();
  } catch (error) {
    return `${error.constructor.name} ${error.name} ${error.code}`;
  }
};
for (const text of ['', 'a', 'ab', 'abc', '\0\xff\x80', 'ü', null, undefined, 7, { toString: () => 'object' }]) {
  console.log(btoa(text), atob(btoa(text)) === String(text));
}
for (const text of ['\u0100', 'a\u{1f600}', '\ud800', Symbol('s')]) console.log(show(() => btoa(text)));

// Forgiving: padding may be missing, whitespace and left-over bits are ignored.
for (const base64 of ['YWI', 'YWI=', 'YW JjZA\t\n\f\r=\n=', 'YR', 'YR==', '', ' ', null, 'YWJj']) {
  console.log(JSON.stringify(base64), JSON.stringify(show(() => atob(base64))));
}
for (const base64 of ['Y', 'YWJjZ', '=', '====', 'YQ=', 'YWI==', 'YWJj=', 'Y=Q=', 'YQ==YQ==', 'YW-_', 'YQ\v==', 'YQ\u00a0', 'YQ\u3000', 'Y\0Q', 'ab\u0161d', undefined]) {
  console.log(JSON.stringify(base64), show(() => atob(base64)));
}
// Strings with two bytes a character whose characters are bytes all the same.
const wide = '\u0100abc\xff'.slice(1);
console.log(btoa(wide), atob('\u0100YWJj'.slice(1)));
const long = '\xfe'.repeat(100_001);
console.log(btoa(long).length, atob(btoa(long)) === long);
for (const name of ['atob', 'btoa']) console.log(show(() => globalThis[name]()), globalThis[name].length, show(() => new globalThis[name]('')));
