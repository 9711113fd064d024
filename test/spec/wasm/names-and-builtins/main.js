// Names that WebAssembly modules may not use, functions on strings that they need not bring, and modules as values.
const text = (value) => [value.length, ...new TextEncoder().encode(value)];
const section = (id, ...content) => [id, content.length, ...content];
const module = (...sections) => {
  const bytes = Uint8Array.from([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0, ...sections.flat()]);
  return `data:application/wasm;base64,${bytes.toBase64()}`;
};
const nothing = [section(1, 1, 0x60, 0, 0), section(3, 1, 0)];
const body = section(10, 1, 2, 0, 0x0b);
const exporting = (name) => module(...nothing, section(7, 1, ...text(name), 0, 0), body);
const importing = (from, name) => module(section(1, 1, 0x60, 0, 0), section(2, 1, ...text(from), ...text(name), 0, 0));

for (const url of [exporting('wasm:x'), exporting('wasm-js:x'), importing('./a.js', 'wasm:x'), importing('wasm-js:a', 'x')]) {
  await import(url).catch((error) => console.log(error.name, error.message));
}

const lengthOf = module(
  section(1, 1, 0x60, 1, 0x6f, 1, 0x7f),
  section(2, 1, ...text('wasm:js-string'), ...text('length'), 0, 0),
  section(7, 1, ...text('length'), 0, 0),
);
const { length } = await import(lengthOf);
console.log(length('grüße'));

const source = await import.source(exporting('x'));
console.log(source instanceof WebAssembly.Module, Object.keys(new WebAssembly.Instance(source).exports));
console.log((await import.source(importing('./missing.js', 'x'))) instanceof WebAssembly.Module);
await import.source('data:text/javascript,').catch((error) => console.log(error.name, error.message));
