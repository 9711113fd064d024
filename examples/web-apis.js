// Web APIs: addresses, text and bytes, digests, copies, streams that compress.
const url = new URL('../search?q=debuggable', 'https://example.org/docs/start');
url.searchParams.append('lang', 'de');
console.log(url.href);

const bytes = new TextEncoder().encode('Grüße, 東京');
console.log(bytes.length, 'bytes:', new TextDecoder().decode(bytes), btoa('jstime'));

const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
console.log('SHA-256 begins with', digest.toHex().slice(0, 16));

const original = { when: new Date(0), tags: new Set(['a', 'b']) };
original.self = original;
console.log(structuredClone(original));

const text = 'again and '.repeat(1000);
const packed = new Blob([text]).stream().pipeThrough(new CompressionStream('gzip'));
const packedBytes = await new Response(packed).bytes();
const unpacked = new Blob([packedBytes]).stream().pipeThrough(new DecompressionStream('gzip'));
console.log(packedBytes.length < 100, (await new Response(unpacked).text()) === text);
