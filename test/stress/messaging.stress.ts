// Events, signals, clones and messages in great numbers: memory stays flat, whoever holds nothing keeps nothing.
import { expect, test } from 'vitest';
import { runJstime, type Shape, shapes } from '../support/jstime.ts';

/** Runs `body` in rounds; prints how much the memory grew from the middle round to the last, in MB. */
const growth = (body: string) => `
const round = async () => { ${body} };
const pause = () => new Promise((resolve) => setTimeout(resolve, 1));
const used = async () => {
  for (let i = 0; i < 3; i++) {
    gc();
    await pause();
  }
  return process.memoryUsage().heapUsed;
};
let before = 0;
for (let i = 0; i < 10; i++) {
  await round();
  if (i === 4) before = await used();
}
console.log(Math.round(((await used()) - before) / 1e6));
`;

const bodies: Record<string, string> = {
  'listeners with a signal that lives on': `
    globalThis.forever ??= new AbortController();
    for (let i = 0; i < 10_000; i++) {
      const target = new EventTarget();
      const listener = () => {};
      target.addEventListener('x', listener, { signal: forever.signal });
      target.dispatchEvent(new Event('x'));
      target.removeEventListener('x', listener);
    }`,
  'signals made of one that lives on': `
    globalThis.forever ??= new AbortController();
    for (let i = 0; i < 10_000; i++) AbortSignal.any([forever.signal]);
    await pause();`,
  'timeouts that nobody waits for': `
    for (let i = 0; i < 10_000; i++) AbortSignal.timeout(1e9);
    await pause();`,
  'timeouts with listeners that are removed': `
    for (let i = 0; i < 10_000; i++) {
      const signal = AbortSignal.any([AbortSignal.timeout(1e9)]);
      signal.onabort = () => {};
      signal.onabort = null;
    }
    await pause();`,
  'ports that are never closed': `
    for (let i = 0; i < 2_000; i++) {
      const { port1, port2 } = new MessageChannel();
      port2.onmessage = () => {};
      port1.postMessage(new Uint8Array(100), []);
    }
    await pause();`,
  'messages to a port that is not started': `
    for (let i = 0; i < 2_000; i++) new MessageChannel().port1.postMessage({ i });`,
  'broadcast channels that nobody closes': `
    for (let i = 0; i < 2_000; i++) new BroadcastChannel('a');
    await pause();`,
  'clones and transfers': `
    for (let i = 0; i < 10_000; i++) {
      const buffer = new ArrayBuffer(1000);
      structuredClone({ buffer, i }, { transfer: [buffer] });
      try { structuredClone({ error: new DOMException('x'), bad() {} }); } catch {}
    }`,
  'marks that are cleared': `
    for (let i = 0; i < 10_000; i++) performance.mark('m' + i);
    performance.clearMarks();`,
  base64: `
    for (let i = 0; i < 10_000; i++) atob(btoa('some text '.repeat(20)));`,
};

for (const shape of shapes) {
  for (const [name, body] of Object.entries(bodies)) {
    test(`${name} (${shape})`, { timeout: 120_000 }, async () => {
      const { stdout, stderr, exitCode } = await run(body, shape);
      expect({ stderr, exitCode }).toEqual({ stderr: '', exitCode: 0 });
      expect(Number(stdout)).toBeLessThan(2);
    });
  }
}

function run(body: string, shape: Shape) {
  return runJstime(['--v8-flags=--expose-gc', '-'], { shape, stdin: growth(body) });
}
