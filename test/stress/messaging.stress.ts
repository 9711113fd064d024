// Events, signals, clones and messages in great numbers: what nobody can reach any more is collected.
import { expect, test } from 'vitest';
import { runJstime, shapes } from '../support/jstime.ts';

/** Runs `body` in rounds; prints how many of the objects that it passed to `track` are left in the end. */
const program = (body: string) => `
const pause = () => new Promise((resolve) => setTimeout(resolve, 1));
let left = 0;
const registry = new FinalizationRegistry(() => left--);
const track = (object) => {
  left++;
  registry.register(object);
  return object;
};
const forever = new AbortController();
const round = () => { ${body} };
for (let i = 0; i < 10; i++) {
  round();
  await pause();
}
for (let i = 0; i < 10 && left > 0; i++) {
  gc();
  await pause();
}
console.log(left);
`;

const bodies: Record<string, string> = {
  'listeners with a signal that lives on': `
    for (let i = 0; i < 1000; i++) {
      const target = track(new EventTarget());
      const listener = () => {};
      target.addEventListener('x', listener, { signal: forever.signal });
      target.dispatchEvent(track(new Event('x')));
      target.removeEventListener('x', listener);
    }`,
  'signals made of one that lives on': `
    for (let i = 0; i < 1000; i++) {
      const signal = track(AbortSignal.any([forever.signal]));
      signal.onabort = () => {};
      signal.onabort = null;
    }`,
  'timeouts that nobody waits for': `
    for (let i = 0; i < 1000; i++) {
      const signal = track(AbortSignal.timeout(1e9));
      track(AbortSignal.any([signal, forever.signal]));
    }`,
  'timeouts with listeners that are removed': `
    for (let i = 0; i < 1000; i++) {
      const signal = track(AbortSignal.any([track(AbortSignal.timeout(1e9))]));
      signal.onabort = () => {};
      signal.onabort = null;
    }`,
  'ports that are never closed': `
    for (let i = 0; i < 1000; i++) {
      const { port1, port2 } = track(new MessageChannel());
      track(port2).onmessage = () => {};
      track(port1).postMessage({ i });
    }`,
  'ports that are sent through one that nobody reads': `
    for (let i = 0; i < 1000; i++) {
      const inner = new MessageChannel();
      track(new MessageChannel().port1).postMessage(inner.port1, [track(inner.port1)]);
    }`,
  'broadcast channels that nobody closes': `
    for (let i = 0; i < 1000; i++) {
      const channel = track(new BroadcastChannel(String(i)));
      if (i % 100 === 0) channel.postMessage(1);
    }`,
  'clones and what was transferred': `
    for (let i = 0; i < 1000; i++) {
      const buffer = track(new ArrayBuffer(1000));
      track(structuredClone({ buffer, error: track(new DOMException('x')) }, { transfer: [buffer] }));
      try { structuredClone([track({ i }), () => {}]); } catch {}
    }`,
  'marks that are cleared': `
    for (let i = 0; i < 1000; i++) track(performance.mark('m' + i));
    performance.clearMarks();`,
};

for (const shape of shapes) {
  for (const [name, body] of Object.entries(bodies)) {
    test(`${name} (${shape})`, async () => {
      const { stdout, stderr, exitCode } = await runJstime(['--v8-flags=--expose-gc', '-'], {
        shape,
        stdin: program(body),
      });
      expect({ stderr, exitCode }).toEqual({ stderr: '', exitCode: 0 });
      // The last ones may still be on the stack.
      expect(Number(stdout)).toBeLessThan(10);
    });
  }
}
