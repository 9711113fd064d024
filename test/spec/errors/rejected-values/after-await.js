const { reject } = Promise.withResolvers();
async function main() {
  await null;
  reject({ code: 1 });
}
main();
