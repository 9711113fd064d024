// data: URLs as modules: scripts, JSON, text, WebAssembly; encodings; what is refused.
import script, { meta } from 'data:text/javascript,export default 1 + 1; export const meta = import.meta';
import json from 'data:application/json,{"a":[1,2]}' with { type: 'json' };
import jsonWithout from 'data:application/json,{"a":[1,2]}';
import vendor from 'data:application/ld+json;charset=utf-8,"%C3%A4"';
import text from 'data:text/plain,not%20code';
import bytes from 'data:application/octet-stream;base64,AP8=' with { type: 'bytes' };
import utf8 from 'data:text/javascript;charset=utf-8,export default "ä%C3%A4"';
import base64 from 'data:text/javascript;base64,ZXhwb3J0IGRlZmF1bHQgJ2Jhc2U2NCc=';
import asText from 'data:text/javascript,export default 1' with { type: 'text' };
import question from 'data:text/javascript,export default 1?"yes":"no"';
import hash from 'data:text/javascript,export default "before"#after';
import upper from 'DATA:TEXT/JavaScript,export default "upper"';
import noType from 'data:,plain';

console.log(script, Object.keys(meta), meta.url, meta.main);
console.log(json, jsonWithout, json === jsonWithout, vendor, text, bytes, utf8, base64, asText, question, hash, upper, noType);
console.log((await import('data:text/javascript,export default 1')) === (await import('data:text/javascript,export default 1')));
console.log((await import('data:application/wasm;base64,AGFzbQEAAAAFAwEAAQcKAQZtZW1vcnkCAA==')).memory);
console.log((await import('data:text/javascript,export {default} from "data:text/javascript,export default 42"')).default);
console.log((await import('data:text/javascript,import process from "process"; export default typeof process.cwd')).default);
console.log((await import(`data:text/javascript,export * from ${JSON.stringify(import.meta.resolve('./other.js'))}`)).other);
for (const url of [
  'data:',
  'data:text/javascript',
  'data:text/javascript;base64,%%%',
  'data:text/javascript;base64,A',
  'data:text/html,<p>',
  'data:image/png;base64,AA==',
  'data:application/json,{bad',
  'data:text/javascript,import "./other.js"',
  'data:text/javascript,import "bare"',
  'data:text/javascript,import.meta.resolve("./other.js")',
  'data:text/javascript,export default (',
  'data:text/javascript,throw new Error("thrown")',
  `data:text/unknown-type-with-a-long-body,${'x'.repeat(100)}`,
]) {
  await import(url).then(
    () => console.log(url, 'loaded'),
    (error) => console.log(`${url.slice(0, 60)}\n  ${error.name} ${error.code} ${error.message.split('\n')[0]}`),
  );
}
