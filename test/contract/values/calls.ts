// Runs in jstime: calls everything that is declared. `check` compares what comes of it with the declared type; the calls are
// matched with their types by their order, so none is in a loop or a branch.
import * as fs from 'node:fs/promises';
import type { check as Check } from './check.mjs';

declare const check: typeof Check;
const bytes = new Uint8Array([1, 2, 3]);
const folder = check(await fs.mkdtemp('/tmp/jstime-values-'));
const path = (name: string): string => `${folder}/${name}`;
const nothing = (): void => {};
/** What always throws is called, too. */
const failing = <T>(call: () => T): unknown => {
  try {
    return call();
  } catch (error) {
    return error;
  }
};

// abort, events
const controller = check(new AbortController());
const signal = check(controller.signal);
check(AbortSignal.any([signal, AbortSignal.timeout(1000)]));
check(AbortSignal.timeout(1000));
check(signal.throwIfAborted());
check(controller.abort('why'));
check(AbortSignal.abort());
failing(() => AbortSignal.abort().throwIfAborted());
const target = check(new EventTarget());
const listener = (event: Event): void => {
  check(event);
  event.stopPropagation();
  event.stopImmediatePropagation();
  event.preventDefault();
};
check(target.addEventListener('a', listener));
check(target.dispatchEvent(new Event('a', { cancelable: true })));
check(target.removeEventListener('a', listener));
check(addEventListener('own', nothing));
check(dispatchEvent(new Event('own')));
check(removeEventListener('own', nothing));
const event = check(new Event('a'));
check(event.composedPath());
check(event.initEvent('b'));
check(event.preventDefault());
check(event.stopPropagation());
check(event.stopImmediatePropagation());
const custom = check(new CustomEvent('a', { detail: 1 }));
check(custom.initCustomEvent('b', true, true, 2));
check(new ErrorEvent('error', { error: new Error('a') }));
check(new PromiseRejectionEvent('unhandledrejection', { promise: Promise.resolve() }));
check(new CloseEvent('close'));
check(new ProgressEvent('progress'));
check(new DOMException('a', 'AbortError'));
check(new QuotaExceededError('a', { quota: 1, requested: 2 }));
addEventListener('error', (error: ErrorEvent) => error.preventDefault(), { once: true });
check(reportError(new Error('a')));

// constants
check(DOMException);
check(Event);
check(EventSource);
check(FileReader);
check(WebSocket);

// base64, compression, encoding
check(atob('YQ=='));
check(btoa('a'));
check(new CompressionStream('gzip'));
check(new DecompressionStream('zstd'));
const encoder = check(new TextEncoder());
check(encoder.encode('a'));
check(encoder.encodeInto('a', bytes));
const decoder = check(new TextDecoder('latin1'));
check(decoder.decode(bytes));
check(new TextEncoderStream());
check(new TextDecoderStream());

// timers
check(setTimeout(nothing, 0));
check(setInterval(nothing, 1000));
check(clearTimeout(check(setTimeout(nothing, 1000))));
check(clearInterval(2));
check(clearInterval(undefined));
check(queueMicrotask(nothing));

// messaging
check(structuredClone({ a: 1 }));
const message = check(new MessageEvent('message', { data: 'a' }));
check(message.initMessageEvent('message'));
const { port1, port2 } = check(new MessageChannel());
port2.onmessage = nothing;
check(port1.start());
check(port1.postMessage(1));
check(port1.close());
const channel = check(new BroadcastChannel('a'));
check(channel.postMessage(1));
check(channel.close());

// navigator, performance
check(navigator);
check(performance);
check(performance.now());
check(performance.mark('a', { detail: 1 }));
check(performance.measure('b', 'a'));
check(performance.getEntries());
check(performance.getEntriesByName('a', 'mark'));
check(performance.getEntriesByType('measure'));
check(performance.toJSON());
check(performance.nodeTiming);
check(new PerformanceMark('a').toJSON());
let observed: () => void = nothing;
const observer = check(
  new PerformanceObserver((entries) => {
    observed();
    check(entries);
    check(entries.getEntries());
    check(entries.getEntriesByName('c'));
    check(entries.getEntriesByType('mark'));
  }),
);
check(observer.observe({ entryTypes: ['mark'] }));
await new Promise<void>((resolve) => {
  observed = resolve;
  performance.mark('c');
});
check(observer.takeRecords());
check(observer.disconnect());
check(performance.clearMarks('a'));
check(performance.clearMeasures());

// URLs
const url = check(new URL('a?b=c#d', 'https://u:p@example.com:8080/'));
check(url.toString());
check(url.toJSON());
check(URL.parse('no'));
check(URL.parse('a:b'));
check(URL.canParse('no'));
const address = check(URL.createObjectURL(new Blob(['a'])));
check(URL.revokeObjectURL(address));
const params = check(new URLSearchParams('a=1&b=2'));
check(params.append('a', '3'));
check(params.get('a'));
check(params.get('z'));
check(params.getAll('a'));
check(params.has('a', '1'));
check(params.set('c', '4'));
check(params.sort());
check(params.delete('c'));
check(params.toString());
check(params.forEach(nothing));
check(params.keys().toArray());
check(params.values().toArray());
check(params.entries().toArray());
const pattern = check(new URLPattern({ pathname: '/:a' }));
check(new URLPattern('/:a', 'https://example.com/'));
check(pattern.test('https://example.com/b'));
check(pattern.exec('https://example.com/b'));
check(pattern.exec('https://example.com/b/c'));

// blobs, forms, requests
const blob = check(new Blob(['abc', bytes], { type: 'text/plain' }));
check(blob.slice(1));
check(blob.stream());
check(await blob.arrayBuffer());
check(await blob.bytes());
check(await blob.text());
check(new File(['a'], 'a.txt'));
const reader = check(new FileReader());
check(reader.readAsText(blob));
check(reader.abort());
check(reader.readAsDataURL(blob));
reader.abort();
check(reader.readAsBinaryString(blob));
reader.abort();
check(reader.readAsArrayBuffer(blob));
await new Promise((resolve) => {
  reader.onloadend = resolve;
});
check(reader);
const form = check(new FormData());
check(form.append('a', 'b'));
check(form.set('c', blob, 'name'));
check(form.get('a'));
check(form.get('c'));
check(form.getAll('a'));
check(form.has('a'));
check(form.forEach(nothing));
check(form.keys().toArray());
check(form.values().toArray());
check(form.entries().toArray());
check(form.delete('a'));
const headers = check(new Headers({ a: 'b' }));
check(headers.append('a', 'c'));
check(headers.get('a'));
check(headers.getSetCookie());
check(headers.has('a'));
check(headers.set('d', 'e'));
check(headers.delete('d'));
check(headers.forEach(nothing));
check(headers.keys().toArray());
check(headers.values().toArray());
check(headers.entries().toArray());
const post = (): Request => new Request('https://example.com/', { method: 'POST', body: 'a=1' });
const request = check(post());
check(request.clone());
check(await post().arrayBuffer());
check(await post().blob());
check(await post().bytes());
check(await post().json().catch(String));
check(await post().text());
check(await new Request('https://example.com/', { method: 'POST', body: new URLSearchParams('a=1') }).formData());
const response = check(await fetch('data:text/plain,a'));
check(response.clone());
check(await response.text());
check(await new Response('a').arrayBuffer());
check(await new Response('a').blob());
check(await new Response('a').bytes());
check(await new Response(form).formData());
check(await Response.json({ a: 1 }).json());
check(Response.json({ a: 1 }));
check(Response.error());
check(Response.redirect('https://example.com/'));
const socket = check(new WebSocket('ws://127.0.0.1:1/'));
failing(() => socket.send('a'));
check(socket.close());
const source = check(new EventSource('http://127.0.0.1:1/'));
check(source.close());

// streams
const stream = (): ReadableStream<number> => ReadableStream.from([1, 2]);
check(ReadableStream.from([1]));
check(stream().tee());
check(stream().values());
check(await stream().cancel());
check(stream().pipeThrough(new TransformStream<number, number>()));
check(await stream().pipeTo(new WritableStream()));
const chunks = check(stream().getReader());
check(new ReadableStreamDefaultReader(stream()));
check(await chunks.read());
check(chunks.releaseLock());
check(await stream().getReader().cancel());
const byteStream = check(
  new ReadableStream({
    type: 'bytes',
    start: (control) => {
      check(control);
      check(control.enqueue(new Uint8Array(4)));
    },
    pull: (control) => {
      const asked = control.byobRequest;
      if (!asked) return;
      check(asked);
      new Uint8Array(asked.view?.buffer ?? new ArrayBuffer(1))[0] = 1;
      check(asked.respond(1));
    },
  }),
);
const own = check(byteStream.getReader({ mode: 'byob' }));
check(await own.read(new Uint8Array(4)));
check(await own.read(new Uint8Array(1)));
check(await own.cancel());
check(own.releaseLock());
check(new ReadableStreamBYOBReader(new ReadableStream({ type: 'bytes' })));
const answered = new ReadableStream({
  type: 'bytes',
  pull: (control) => {
    const { byobRequest } = control;
    if (byobRequest?.view) check(byobRequest.respondWithNewView(new Uint8Array(byobRequest.view.buffer, 0, 1)));
    check(control.close());
  },
});
await answered.getReader({ mode: 'byob' }).read(new Uint8Array(1));
const failed = new ReadableStream({ type: 'bytes', start: (control) => check(control.error('a')) });
await failed.cancel().catch(nothing);
const closed = new ReadableStream<number>({
  start: (control) => {
    check(control);
    check(control.enqueue(1));
    check(control.close());
  },
});
check(closed);
check(await new ReadableStream({ start: (control) => check(control.error('a')) }).cancel().catch(nothing));
const writable = check(
  new WritableStream<number>({
    start: (control) => {
      check(control);
    },
    write: (_, control) => check(control.error('a')),
  }),
);
const writer = check(writable.getWriter());
writer.closed.catch(nothing);
check(await writer.write(1));
writer.ready.catch(nothing);
check(writer.releaseLock());
check(new WritableStreamDefaultWriter(new WritableStream()));
check(await new WritableStream().getWriter().close());
check(await new WritableStream().getWriter().abort());
check(await new WritableStream().close());
check(await new WritableStream().abort());
check(
  new TransformStream<number, number>({
    start: (control) => {
      check(control);
      check(control.enqueue(1));
      check(control.terminate());
    },
  }),
);
new TransformStream({ start: (control) => check(control.error('a')) });
check(new ByteLengthQueuingStrategy({ highWaterMark: 1 }));
check(new ByteLengthQueuingStrategy({ highWaterMark: 1 }).size(bytes));
check(new CountQueuingStrategy({ highWaterMark: 1 }));
check(new CountQueuingStrategy({ highWaterMark: 1 }).size());

// crypto
const { subtle } = check(crypto);
check(crypto.randomUUID());
check(crypto.getRandomValues(new Uint8Array(4)));
check(SubtleCrypto.supports('digest', 'SHA-256'));
failing(() => new Crypto());
failing(() => new SubtleCrypto());
failing(() => new CryptoKey());
check(await subtle.digest('SHA-256', bytes));
const iv = new Uint8Array(12);
const key = check(
  await subtle.generateKey({ name: 'AES-GCM', length: 128 }, true, ['encrypt', 'decrypt', 'wrapKey', 'unwrapKey']),
);
const secret = check(await subtle.encrypt({ name: 'AES-GCM', iv }, key, bytes));
check(await subtle.decrypt({ name: 'AES-GCM', iv }, key, secret));
check(await subtle.exportKey('jwk', key));
check(await subtle.exportKey('raw', key));
const wrapped = check(await subtle.wrapKey('raw', key, key, { name: 'AES-GCM', iv }));
check(await subtle.unwrapKey('raw', wrapped, key, { name: 'AES-GCM', iv }, 'AES-GCM', true, ['encrypt']));
const pair = check(await subtle.generateKey('Ed25519', true, ['sign', 'verify']));
const signature = check(await subtle.sign('Ed25519', pair.privateKey, bytes));
check(await subtle.verify('Ed25519', pair.publicKey, signature, bytes));
check(await subtle.getPublicKey(pair.privateKey, ['verify']));
check(await subtle.generateKey('KMAC128', true, ['sign']));
const password = check(await subtle.importKey('raw', bytes, 'PBKDF2', false, ['deriveBits', 'deriveKey']));
const derivation = { name: 'PBKDF2', hash: 'SHA-256', iterations: 1, salt: bytes };
check(await subtle.deriveBits(derivation, password, 128));
check(await subtle.deriveKey(derivation, password, { name: 'AES-GCM', length: 128 }, true, ['encrypt']));
const sides = await subtle.generateKey('ML-KEM-768', true, [
  'encapsulateBits',
  'decapsulateBits',
  'encapsulateKey',
  'decapsulateKey',
]);
const sent = check(await subtle.encapsulateBits('ML-KEM-768', sides.publicKey));
check(await subtle.decapsulateBits('ML-KEM-768', sides.privateKey, sent.ciphertext));
const sentKey = check(await subtle.encapsulateKey('ML-KEM-768', sides.publicKey, 'AES-GCM', true, ['encrypt']));
check(await subtle.decapsulateKey('ML-KEM-768', sides.privateKey, sentKey.ciphertext, 'AES-GCM', true, ['encrypt']));

// files
check(await fs.writeFile(path('a'), 'one\ntwo\n'));
check(await fs.appendFile(path('a'), 'three\n'));
check(await fs.readFile(path('a')));
check(await fs.readFile(path('a'), 'utf8'));
check(await fs.access(path('a')));
check(await fs.chmod(path('a'), 0o600));
check(await fs.chown(path('a'), -1, -1));
check(await fs.lchown(path('a'), -1, -1));
check(await fs.copyFile(path('a'), path('b')));
check(await fs.cp(path('a'), path('c')));
check(await Array.fromAsync(fs.glob('*', { cwd: folder })));
check(await Array.fromAsync(fs.glob('*', { cwd: folder, withFileTypes: true })));
check(await fs.link(path('a'), path('d')));
check(await fs.symlink('a', path('e')));
check(await fs.readlink(path('e')));
check(await fs.realpath(path('e')));
check(await fs.lstat(path('e')));
check(await fs.stat(path('a')));
check(await fs.stat(path('a'), { bigint: true }));
check(await fs.stat(path('nowhere'), { throwIfNoEntry: false }));
const stats = await fs.stat(path('a'));
check(stats.isFile());
check(stats.isDirectory());
check(stats.isSymbolicLink());
check(stats.isFIFO());
check(stats.isSocket());
check(stats.isCharacterDevice());
check(stats.isBlockDevice());
check(await fs.statfs(folder));
check(await fs.statfs(folder, { bigint: true }));
check(await fs.lutimes(path('e'), 1, new Date(0)));
check(await fs.utimes(path('a'), 1, 2));
check(await fs.mkdir(path('f/g'), { recursive: true }));
check(await fs.mkdir(path('f/h')));
const disposable = check(await fs.mkdtempDisposable(path('i-')));
check(await disposable.remove());
check(await fs.readdir(folder));
const [entry] = check(await fs.readdir(folder, { withFileTypes: true }));
check(await fs.readdir(folder, 'buffer'));
check(entry?.isFile());
check(entry?.isDirectory());
check(entry?.isSymbolicLink());
check(entry?.isFIFO());
check(entry?.isSocket());
check(entry?.isCharacterDevice());
check(entry?.isBlockDevice());
const directory = check(await fs.opendir(folder));
check(await directory.read());
check(await Array.fromAsync(directory.entries()));
check(await (await fs.opendir(folder)).close());
check(await fs.rename(path('b'), path('j')));
check(await fs.truncate(path('j'), 1));
check(await fs.unlink(path('j')));
check(await fs.rmdir(path('f/h')));
const watching = check(fs.watch(folder));
const change = watching.next();
await fs.writeFile(path('k'), '');
check(await change);
await watching.return();
const file = check(await fs.open(path('a'), 'r+'));
check(await file.read(new Uint8Array(2), 0, 2, 0));
check(await file.readv([new Uint8Array(1)], 0));
check(await file.write('x', 0));
check(await file.write(bytes, 0, 1, 0));
check(await file.writev([bytes], 0));
check(await file.readFile());
check(await file.readFile('utf8'));
check(await file.writeFile('a'));
check(await file.appendFile('a'));
check(await file.stat());
check(await file.truncate(4));
check(await file.chmod(0o600));
check(await file.chown(-1, -1));
check(await file.utimes(1, 2));
check(await file.datasync());
check(await file.sync());
check(await Array.fromAsync(file.readLines({ start: 0, autoClose: false })));
check(await file.readableWebStream().cancel());
check(await file.writableWebStream().close());
check(await file.close());
check(await fs.rm(folder, { recursive: true }));
check(fs.constants);

// process
check(process);
check(process.cwd());
check(process.chdir('/'));
check(process.hrtime());
check(process.hrtime.bigint());
check(process.memoryUsage());
check(process.memoryUsage.rss());
check(process.uptime());
check(process.kill(process.pid, 0));
check(process.on('SIGHUP', nothing));
check(process.once('SIGHUP', nothing));
check(process.addListener('SIGHUP', nothing));
check(process.listeners('SIGHUP'));
check(process.listenerCount('SIGHUP'));
check(process.removeListener('SIGHUP', nothing));
check(process.off('SIGHUP', nothing));
check(process.emit('none'));
check(process.removeAllListeners());
check(process.stderr.write(''));
check(import.meta);
check(import.meta.resolve('./a.js'));

// console
check(console.clear());
check(console.assert(true));
check(console.count('a'));
check(console.countReset('a'));
check(console.debug());
check(console.context('a').group());
check(console.groupEnd());
check(console.groupCollapsed());
console.groupEnd();
check(console.info());
check(console.log());
check(console.dir({}));
check(console.dirxml({}));
check(console.table([]));
check(console.time('a'));
check(console.timeLog('a'));
check(console.timeEnd('a'));
check(console.timeStamp());
check(console.profile());
check(console.profileEnd());
check(console.error());
check(console.warn());
check(console.trace());

// WebAssembly: a module that exports a memory
const wasm = new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0, 5, 3, 1, 0, 1, 7, 5, 1, 1, 109, 2, 0]);
const module = check(new WebAssembly.Module(wasm));
check(WebAssembly.Module.exports(module));
check(WebAssembly.Module.imports(module));
check(WebAssembly.Module.customSections(module, 'a'));
check(new WebAssembly.Instance(module));
check(await WebAssembly.compile(wasm));
check(await WebAssembly.instantiate(wasm));
check(await WebAssembly.instantiate(module));
const served = (): Response => new Response(wasm, { headers: { 'content-type': 'application/wasm' } });
check(await WebAssembly.compileStreaming(served()));
check(await WebAssembly.instantiateStreaming(served()));
check(WebAssembly.validate(wasm));
const memory = check(new WebAssembly.Memory({ initial: 1, maximum: 4 }));
check(memory.grow(1));
check(memory.toResizableBuffer());
check(memory.toFixedLengthBuffer());
const table = check(new WebAssembly.Table({ element: 'externref', initial: 1 }));
check(table.grow(1));
check(table.set(0, 1));
check(table.get(0));
const variable = check(new WebAssembly.Global({ value: 'i32' }, 5));
check(variable.valueOf());
const tag = check(new WebAssembly.Tag({ parameters: ['i32'] }));
const exception = check(new WebAssembly.Exception(tag, [1], { traceStack: true }));
check(exception.getArg(tag, 0));
check(exception.is(tag));
check(new WebAssembly.CompileError('a'));
check(WebAssembly.CompileError('a'));
check(new WebAssembly.LinkError('a'));
check(WebAssembly.LinkError('a'));
check(new WebAssembly.RuntimeError('a'));
check(WebAssembly.RuntimeError('a'));
check(new WebAssembly.SuspendError('a'));
check(WebAssembly.SuspendError('a'));
check(new WebAssembly.Suspending(nothing));
failing(() => WebAssembly.promising(nothing));
