// Standard streams are streams of the Web.
console.log(process.stdin instanceof ReadableStream, process.stdout instanceof WritableStream, process.stderr instanceof WritableStream);
console.log(process.stdin === process.stdin, process.stdin.isTTY, process.stdin.fd, process.stdout.isTTY, process.stdout.fd, process.stdout.columns);
console.log(Object.keys(process.stdout), process.stdout.writable);
let text = '';
for await (const chunk of process.stdin.pipeThrough(new TextDecoderStream())) text += chunk;
console.log(JSON.stringify(text));
const writer = process.stdout.getWriter();
await writer.write('text\n');
await writer.write(new TextEncoder().encode('bytes\n'));
await writer.write({}).catch((error) => console.log(error.code));
writer.releaseLock();
console.log(process.stdout.write('at once\n'), process.stderr.write('error\n', 'utf8', () => console.log('written')));
await new Blob(['piped\n']).stream().pipeTo(process.stderr);
await Promise.resolve();
try {
  process.stdout.write(1);
} catch (error) {
  console.log(error.code);
}
