async function main() {
  await null;
  throw new Error('in an async function');
}
main();
