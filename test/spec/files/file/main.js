// Name, time, clones, readers with events, URLs.
const log = (...data) => console.log(...data);
const file = new File(['abc'], 'na/me\ud800', { type: 'TEXT/plain', lastModified: 12.7 });
log(file, file instanceof Blob, Object.prototype.toString.call(file), await file.slice(1).text(), file.slice(1) instanceof File);
const before = Date.now();
log(new File([], 'x').lastModified >= before, new File([], 'x', { lastModified: new Date(5) }).lastModified, new File([], 'x', { lastModified: NaN }).lastModified);
for (const make of [() => new File(), () => new File([]), () => new File('text', 'name')]) {
  try {
    make();
  } catch ({ name }) {
    log(name);
  }
}
const clone = structuredClone(file);
log(clone instanceof File, clone.name, clone.lastModified, await clone.text());

const reader = new FileReader();
const events = [];
for (const type of ['loadstart', 'progress', 'load', 'abort', 'loadend']) reader.addEventListener(type, (event) => events.push(`${type} ${event.loaded}/${event.total} ${reader.readyState}`));
const read = (method, ...args) =>
  new Promise((resolve) => {
    reader.onloadend = () => resolve(reader.result);
    reader[method](...args);
  });
log(await read('readAsText', file), events.join(', '));
log(await read('readAsDataURL', file), await read('readAsBinaryString', new Blob([Uint8Array.of(255)])), await read('readAsArrayBuffer', file));
log(await read('readAsText', new Blob([Uint8Array.of(0xe4)], { type: 'text/plain;charset=latin1' })), await read('readAsText', new Blob([Uint8Array.of(0xe4)]), 'windows-1251'), await read('readAsText', new Blob([Uint8Array.of(0xff, 0xfe, 0x61, 0)]), 'latin1'));
reader.readAsText(file);
try {
  reader.readAsText(file);
} catch ({ name }) {
  log(name);
}
reader.abort();
log(reader.readyState, reader.result, reader.error.name);

const url = URL.createObjectURL(file);
log(/^blob:null\/[0-9a-f-]{36}$/.test(url), (await (await fetch(url)).text()) === 'abc');
URL.revokeObjectURL(url + '#fragment');
log((await fetch(url + '#fragment')).status);
URL.revokeObjectURL(url);
log(await fetch(url).catch(({ name }) => name));
