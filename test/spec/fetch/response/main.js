// Responses that programs make.
const attempt = async (label, run) => {
  try {
    console.log(label, await run());
  } catch (error) {
    console.log(label, error.name, error.message);
  }
};
const plain = new Response('tü', { status: 201, statusText: 'Made', headers: { a: 'b' } });
console.log(plain.status, plain.ok, plain.statusText, plain.type, plain.url, plain.redirected, [...plain.headers]);
console.log(plain.bodyUsed, await plain.text(), plain.bodyUsed, plain.body.locked);
await attempt('again', () => plain.text());
await attempt('clone', () => plain.clone());

console.log(new Response().body, await new Response().text(), new Response(null).headers.get('content-type'));
console.log(await new Response(new Uint8Array([1, 2, 3]).subarray(1)).bytes());
console.log(await new Response(new Blob(['x'], { type: 'a/b' })).blob());
console.log(await new Response('{"a":[1]}').json());
await attempt('json', () => new Response('{').json());
console.log(await new Response('\ufeffbom').text(), (await new Response('\ufeff').arrayBuffer()).byteLength);
console.log([...(await new Response(new URLSearchParams('a=b&c=d+e')).formData())]);
await attempt('form data', () => new Response('x').formData());

const stream = new ReadableStream({
  start(controller) {
    controller.enqueue(new Uint8Array([104]));
    controller.enqueue(new Uint8Array([105]));
    controller.close();
  },
});
const response = new Response(stream);
console.log(response.body === stream);
const copy = response.clone();
console.log(await response.text(), await copy.text());
await attempt('a chunk of text', () => new Response(ReadableStream.from(['text'])).text());

for (const status of [101, 204, 205, 304]) await attempt(status, () => new Response('', { status }).status);
for (const status of [0, 199, 600, 1e9]) await attempt(status, () => new Response(null, { status }).status);
await attempt('reason', () => new Response('', { statusText: 'ü\n' }));

console.log(Response.error().type, Response.error().status);
const redirect = Response.redirect('http://example.com/ä', 307);
console.log(redirect.status, redirect.headers.get('location'));
await attempt('redirect', () => Response.redirect('http://example.com', 200));
await attempt('relative', () => Response.redirect('/x'));
const json = Response.json({ a: 1 }, { status: 202 });
console.log(json.status, json.headers.get('content-type'), await json.text());
await attempt('no JSON', () => Response.json(() => {}));
await attempt('another this', () => Response.prototype.text.call({}));
console.log(Response.length, Response.prototype.json.length, Object.keys(Response), Object.keys(Response.prototype));
console.log(new Response('x', { headers: { b: 'c' } }));
