// V8 does not tell where an async function has thrown, only where it ends.
async function main(fails) {
  if (fails) throw 'text';
  await null;
  return 1;
}
main(true);
