console.log(process.stdout.write('no newline, '), 'true');
process.stdout.write('callback ', () => console.log('called'));
process.stdout.write('with encoding\n', 'utf8', () => console.log('called too'));
process.stdout.write(new Uint8Array([98, 121, 116, 101, 115, 10]));
process.stderr.write('to stderr\n');
process.stdout.write('');
for (const chunk of [5, null, undefined, {}]) {
  try {
    process.stdout.write(chunk);
  } catch (error) {
    console.log(error.name, error.code);
  }
}
