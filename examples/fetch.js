// fetch: an answer as JSON or as a stream, and a request that is given up. Say an address to fetch that instead.
const [address = 'data:application/json,{"hello":"world"}'] = process.argv.slice(2);

const response = await fetch(address);
console.log(response.status, response.headers.get('content-type'));
console.log(await response.clone().text());

let length = 0;
for await (const chunk of response.body) length += chunk.length;
console.log(length, 'bytes');

try {
  await fetch(address, { signal: AbortSignal.abort() });
} catch (error) {
  console.log(error.name);
}
