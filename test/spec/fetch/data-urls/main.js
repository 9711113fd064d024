// What is fetched without a network.
const attempt = async (url, init) => {
  try {
    const response = await fetch(url, init);
    console.log(url.slice(0, 50), response.status, response.type, response.headers.get('content-type'), await response.bytes());
  } catch (error) {
    console.log(url.slice(0, 50), error.name, error.message, '|', error.cause?.message);
  }
};
for (const url of [
  'data:,a%20b',
  'data:text/plain;charset=utf-8,%C3%BC#fragment',
  'data:;base64,AQI',
  'data:image/png ; base64 ,AQ%3D%3D',
  'data:;x=y,',
  'data:broken,x',
  'data:no comma',
  'data:;base64,A',
  'about:blank',
  'ftp://example.com',
  'blob:null/none',
  'file:///no/such/file',
  'file://host/etc/hosts',
]) {
  await attempt(url);
}
const response = await fetch(new URL('./main.js', import.meta.url));
console.log((await response.text()).split('\n')[0], response.headers.get('content-type'), response.url === import.meta.resolve('./main.js'));
await attempt(import.meta.resolve('./main.js').replace(/.*/, 'file:///etc/hostname'), { method: 'POST' });
const digest = await crypto.subtle.digest('SHA-256', new Uint8Array([97]));
const integrity = `sha256-${btoa(String.fromCharCode(...new Uint8Array(digest)))}`;
await attempt('data:,a', { integrity });
await attempt('data:,b', { integrity });
