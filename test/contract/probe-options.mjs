// Runs in jstime: hands each kind of options to a function that takes them, and prints which members it read, as JSON.
// The keys are names of the declarations: of a dictionary, or of a parameter as `name(parameter)`.
import * as fs from 'node:fs/promises';

const { subtle } = crypto;
const bytes = new Uint8Array(16);
const folder = await fs.mkdtemp('/tmp/jstime-probe-');
const file = `${folder}/file`;
await fs.writeFile(file, 'text');
const aes = (name) => subtle.generateKey({ name, length: 128 }, true, ['encrypt', 'decrypt']);
const from = (name, usages, format = 'raw', data = bytes) => subtle.importKey(format, data, name, false, usages);
const rsa = { modulusLength: 1024, publicExponent: new Uint8Array([1, 0, 1]), hash: 'SHA-256' };
const pair = (algorithm, usages) => subtle.generateKey(algorithm, true, usages);
const rsaKey = (name, usages) => pair({ name, ...rsa }, usages);

/** Name: what is handed over beside what is asked for, and who takes it. */
const probes = {
  Algorithm: [{ name: 'SHA-1' }, (options) => subtle.digest(options, bytes)],
  AesCbcParams: [{ name: 'AES-CBC', iv: bytes }, async (o) => subtle.encrypt(o, await aes('AES-CBC'), bytes)],
  AesCtrParams: [
    { name: 'AES-CTR', counter: bytes, length: 64 },
    async (o) => subtle.encrypt(o, await aes('AES-CTR'), bytes),
  ],
  AeadParams: [{ name: 'AES-GCM', iv: bytes }, async (o) => subtle.encrypt(o, await aes('AES-GCM'), bytes)],
  AesKeyGenParams: [{ name: 'AES-GCM', length: 128 }, (o) => pair(o, ['encrypt'])],
  HmacKeyGenParams: [{ name: 'HMAC', hash: 'SHA-1' }, (o) => pair(o, ['sign'])],
  KmacKeyGenParams: [{ name: 'KMAC128' }, (o) => pair(o, ['sign'])],
  KmacParams: [
    { name: 'KMAC128', outputLength: 128 },
    async (o) => subtle.sign(o, await pair('KMAC128', ['sign']), bytes),
  ],
  CShakeParams: [{ name: 'cSHAKE128', outputLength: 128 }, (o) => subtle.digest(o, bytes)],
  TurboShakeParams: [{ name: 'TurboSHAKE128', outputLength: 128 }, (o) => subtle.digest(o, bytes)],
  KangarooTwelveParams: [{ name: 'KT128', outputLength: 128 }, (o) => subtle.digest(o, bytes)],
  HkdfParams: [
    { name: 'HKDF', hash: 'SHA-256', info: bytes, salt: bytes },
    async (o) => subtle.deriveBits(o, await from('HKDF', ['deriveBits']), 128),
  ],
  Pbkdf2Params: [
    { name: 'PBKDF2', hash: 'SHA-256', iterations: 1, salt: bytes },
    async (o) => subtle.deriveBits(o, await from('PBKDF2', ['deriveBits']), 128),
  ],
  Argon2Params: [
    { name: 'Argon2id', memory: 8, nonce: bytes, parallelism: 1, passes: 1 },
    async (o) => subtle.deriveBits(o, await from('Argon2id', ['deriveBits'], 'raw-secret'), 128),
  ],
  RsaHashedKeyGenParams: [{ name: 'RSA-PSS', ...rsa }, (o) => pair(o, ['sign'])],
  RsaHashedImportParams: [{ name: 'RSA-PSS', hash: 'SHA-1' }, (o) => subtle.importKey('spki', bytes, o, true, [])],
  RsaPssParams: [
    { name: 'RSA-PSS', saltLength: 8 },
    async (o) => subtle.sign(o, (await rsaKey('RSA-PSS', ['sign'])).privateKey, bytes),
  ],
  RsaOaepParams: [
    { name: 'RSA-OAEP' },
    async (o) => subtle.encrypt(o, (await rsaKey('RSA-OAEP', ['encrypt', 'decrypt'])).publicKey, bytes),
  ],
  EcKeyGenParams: [{ name: 'ECDSA', namedCurve: 'P-256' }, (o) => pair(o, ['sign'])],
  EcdsaParams: [
    { name: 'ECDSA', hash: 'SHA-256' },
    async (o) => subtle.sign(o, (await pair({ name: 'ECDSA', namedCurve: 'P-256' }, ['sign'])).privateKey, bytes),
  ],
  EcdhKeyDeriveParams: [
    { name: 'X25519', public: (await pair('X25519', ['deriveBits'])).publicKey },
    async (o) => subtle.deriveBits(o, (await pair('X25519', ['deriveBits'])).privateKey, 128),
  ],
  ContextParams: [
    { name: 'Ed448' },
    async (o) => subtle.sign(o, (await pair('Ed448', ['sign', 'verify'])).privateKey, bytes),
  ],
  JsonWebKey: [
    { kty: 'oct', k: 'YQ' },
    (o) => subtle.importKey('jwk', o, { name: 'HMAC', hash: 'SHA-1' }, true, ['sign']),
  ],
  QuotaExceededErrorOptions: [{}, (o) => new QuotaExceededError('', o)],
  TextDecoderOptions: [{}, (o) => new TextDecoder('utf-8', o)],
  EventSourceInit: [{}, (o) => new EventSource('data:,', o).close()],
  EventInit: [{}, (o) => new Event('a', o)],
  CustomEventInit: [{}, (o) => new CustomEvent('a', o)],
  EventListenerOptions: [{}, (o) => new EventTarget().removeEventListener('a', () => {}, o)],
  AddEventListenerOptions: [{}, (o) => new EventTarget().addEventListener('a', () => {}, o)],
  RequestInit: [{}, (o) => new Request('data:,', o)],
  ResponseInit: [{}, (o) => new Response('', o)],
  BlobPropertyBag: [{}, (o) => new Blob([], o)],
  FilePropertyBag: [{}, (o) => new File([], 'a', o)],
  ProgressEventInit: [{}, (o) => new ProgressEvent('a', o)],
  ErrorEventInit: [{}, (o) => new ErrorEvent('a', o)],
  PromiseRejectionEventInit: [{ promise: Promise.resolve() }, (o) => new PromiseRejectionEvent('a', o)],
  StructuredSerializeOptions: [{}, (o) => structuredClone(1, o)],
  MessageEventInit: [{}, (o) => new MessageEvent('a', o)],
  PerformanceMarkOptions: [{}, (o) => performance.mark('a', o)],
  PerformanceMeasureOptions: [{ start: 0 }, (o) => performance.measure('a', o)],
  PerformanceObserverInit: [{ type: 'mark' }, (o) => new PerformanceObserver(() => {}).observe(o)],
  QueuingStrategy: [{}, (o) => new WritableStream({}, o)],
  UnderlyingSource: [{}, (o) => new ReadableStream(o)],
  UnderlyingSink: [{}, (o) => new WritableStream(o)],
  Transformer: [{}, (o) => new TransformStream(o)],
  StreamPipeOptions: [{}, (o) => new ReadableStream({ start: (c) => c.close() }).pipeTo(new WritableStream(), o)],
  ReadableWritablePair: [new TransformStream(), (o) => new ReadableStream().pipeThrough(o)],
  URLPatternInit: [{}, (o) => new URLPattern(o)],
  URLPatternOptions: [{}, (o) => new URLPattern({}, o)],
  CloseEventInit: [{}, (o) => new CloseEvent('a', o)],
  'WebAssembly.MemoryDescriptor': [{ initial: 1 }, (o) => new WebAssembly.Memory(o)],
  'WebAssembly.TableDescriptor': [{ element: 'anyfunc', initial: 1 }, (o) => new WebAssembly.Table(o)],
  'WebAssembly.GlobalDescriptor': [{ value: 'i32' }, (o) => new WebAssembly.Global(o)],
  'WebAssembly.TagType': [{ parameters: [] }, (o) => new WebAssembly.Tag(o)],
  'node:fs/promises#ReadOptions': [{}, (o) => fs.readFile(file, o)],
  'node:fs/promises#WriteOptions': [{}, (o) => fs.writeFile(file, 'text', o)],
  'node:fs/promises#ReadRange': [{}, (o) => opened((handle) => handle.read(bytes, o))],
  'node:fs/promises#CopyOptions': [{}, (o) => fs.cp(file, `${folder}/copy`, o)],
  'node:fs/promises#GlobOptions': [{ cwd: folder }, (o) => Array.fromAsync(fs.glob('*', o))],
  'node:fs/promises#WatchOptions': [{ persistent: false }, changed],
  'node:fs/promises#StreamOptions': [{}, (o) => opened((handle) => Array.fromAsync(handle.readLines(o)))],
  'TextDecoder.decode(options)': [{}, (o) => new TextDecoder().decode(bytes, o)],
  'ReadableStream.getReader(options)': [{}, (o) => new ReadableStream().getReader(o)],
  'ReadableStream.values(options)': [{}, (o) => new ReadableStream().values(o)],
  'ReadableStreamBYOBReader.read(options)': [
    {},
    (o) => void new ReadableStream({ type: 'bytes' }).getReader({ mode: 'byob' }).read(new Uint8Array(1), o),
  ],
  'ByteLengthQueuingStrategy(init)': [{ highWaterMark: 1 }, (o) => new ByteLengthQueuingStrategy(o)],
  'CountQueuingStrategy(init)': [{ highWaterMark: 1 }, (o) => new CountQueuingStrategy(o)],
  'WebAssembly.Exception(options)': [
    {},
    (o) => new WebAssembly.Exception(new WebAssembly.Tag({ parameters: [] }), [], o),
  ],
  'node:fs/promises#mkdir(options)': [{}, (o) => fs.mkdir(`${folder}/made`, o)],
  'node:fs/promises#mkdtemp(options)': [{}, (o) => fs.mkdtemp(`${folder}/a-`, o)],
  'node:fs/promises#opendir(options)': [{}, (o) => firstOf(fs.opendir(folder, o))],
  'node:fs/promises#readdir(options)': [{}, (o) => fs.readdir(folder, o)],
  'node:fs/promises#realpath(options)': [{}, (o) => fs.realpath(folder, o)],
  'node:fs/promises#rm(options)': [{}, (o) => fs.rm(`${folder}/copy`, o)],
  'node:fs/promises#stat(options)': [{}, (o) => fs.stat(folder, o)],
  'node:fs/promises#statfs(options)': [{}, (o) => fs.statfs(folder, o)],
};

async function opened(use) {
  await using handle = await fs.open(file);
  return await use(handle);
}

async function firstOf(opening) {
  await using directory = await opening;
  await directory.read();
}

async function changed(options) {
  const changes = fs.watch(folder, options);
  const first = changes.next();
  await fs.writeFile(`${folder}/new`, '');
  await first;
  await changes.return();
}

const read = {};
const write = console.log;
for (const [name, [given, take]] of Object.entries(probes)) {
  const keys = new Set();
  const options = new Proxy(given, {
    get(target, key) {
      if (typeof key === 'string') keys.add(key);
      return target[key];
    },
  });
  try {
    await take(options);
  } catch (error) {
    // What is read before an argument is refused counts as well.
    if (!['DataError', 'NotSupportedError'].includes(error.name)) throw new Error(name, { cause: error });
  }
  keys.delete('then');
  keys.delete('constructor');
  read[name] = [...keys];
}
await fs.rm(folder, { recursive: true });
write(JSON.stringify(read));
