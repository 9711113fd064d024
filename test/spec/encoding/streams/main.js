// Characters that are split between chunks; errors; what is no chunk.
const log = (...data) => console.log(...data);
const bytesOf = (...chunks) => ReadableStream.from(chunks.map((chunk) => new Uint8Array(chunk)));
log(await Array.fromAsync(bytesOf([0xf0, 0x9f], [], [0x98, 0x80, 0x61], [0xe2]).pipeThrough(new TextDecoderStream())));
log(await Array.fromAsync(bytesOf([0xef, 0xbb], [0xbf, 0x61]).pipeThrough(new TextDecoderStream())));
log(await Array.fromAsync(bytesOf([0x61, 0x00], [0x62]).pipeThrough(new TextDecoderStream('utf-16le'))));
log(await Array.fromAsync(bytesOf([0xff]).pipeThrough(new TextDecoderStream('utf-8', { fatal: true }))).catch(({ name }) => name));
log(await Array.fromAsync(bytesOf([0xe2]).pipeThrough(new TextDecoderStream('utf-8', { fatal: true }))).catch(({ name }) => name));
log(await Array.fromAsync(ReadableStream.from(['a', '', '\ud83d', '\ude00', 1, '\ud83d']).pipeThrough(new TextEncoderStream())));
log(await Array.fromAsync(ReadableStream.from(['text']).pipeThrough(new TextDecoderStream())).catch(({ name }) => name));
log(await Array.fromAsync(ReadableStream.from([Symbol('no text')]).pipeThrough(new TextEncoderStream())).catch(({ name }) => name));
const stream = new TextDecoderStream('LATIN1', { fatal: 1, ignoreBOM: 0 });
log(stream.encoding, stream.fatal, stream.ignoreBOM, new TextEncoderStream().encoding, stream.readable === stream.readable);
