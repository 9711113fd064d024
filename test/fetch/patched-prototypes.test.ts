// What a script does to prototypes changes its own program only.
import { expect, test } from 'vitest';
import { runJstime } from '../support/jstime.ts';
import { echo, serve } from './support/servers.ts';

test('everything on the prototypes throws, and fetch works', async () => {
  const { url } = await serve(echo);
  const program = `
    const { log } = console;
    for (const name of ['then', 'done', 'size', 'toJSON', 'next']) {
      Object.defineProperty(Object.prototype, name, {
        __proto__: null,
        configurable: true,
        get() {},
        set(value) {
          Object.defineProperty(this, name, { __proto__: null, value, writable: true, configurable: true, enumerable: true });
        },
      });
    }
    for (const { prototype } of [Array, Map, Set, String, Object.getPrototypeOf(Uint8Array)]) {
      for (const name of Object.getOwnPropertyNames(prototype)) {
        const descriptor = Object.getOwnPropertyDescriptor(prototype, name);
        if (name === 'constructor' || typeof descriptor.value !== 'function') continue;
        const value = () => { throw new Error('patched ' + name); };
        Object.defineProperty(prototype, name, { __proto__: null, ...descriptor, value });
      }
    }
    const response = await fetch('${url}/path', { method: 'POST', body: 'sent', headers: { 'X-Own': 'a' } });
    const { method, body } = JSON.parse(await response.text());
    const data = await (await fetch('data:text/plain,hey')).text();
    const bytes = await new Request('http://a/', { method: 'POST', body: new Uint8Array(3) }).bytes();
    const streamed = await new Response(new Response('stream').body).text();
    log(method + ' ' + body + ' ' + data + ' ' + bytes.length + ' ' + streamed + ' ' + response.headers.get('content-type'));`;
  const { stdout, stderr } = await runJstime(['-e', program]);
  expect(stderr).toBe('');
  expect(stdout).toBe('POST sent hey 3 stream application/json\n');
});
