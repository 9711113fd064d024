// watch: changes, in trees too, and how it ends.
import { mkdir, rename, watch, writeFile } from 'node:fs/promises';

const root = process.argv[2];
await mkdir(`${root}/in`);

/** Collects changes until one of `last` comes. */
async function until(last, options, change) {
  const controller = new AbortController();
  const seen = new Set();
  const iterator = watch(root, { ...options, signal: controller.signal });
  const first = iterator.next();
  await change();
  try {
    for (let result = await first; !result.done; result = await iterator.next()) {
      const { eventType, filename } = result.value;
      seen.add(`${eventType} ${filename}`);
      if (filename === last) controller.abort('enough');
    }
  } catch (error) {
    console.log(error.name, error.code, error.cause);
  }
  return [...seen].includes(`rename ${last}`);
}
console.log(await until('new', {}, () => writeFile(`${root}/new`, 'x')));
console.log(await until('moved', { persistent: false }, () => rename(`${root}/new`, `${root}/moved`)));

// In a tree, also in directories that come later.
const changes = watch(root, { recursive: true });
const later = (async () => {
  for await (const { filename } of changes) {
    if (filename === 'in/first') await mkdir(`${root}/in/later`, { recursive: true });
    if (filename === 'in/later') {
      // The directory is watched from one of the next moments on.
      let count = 0;
      const writing = setInterval(() => void writeFile(`${root}/in/later/deep${count++}`, ''), 5);
      for await (const { filename: deep } of changes) {
        if (!deep.startsWith('in/later/deep')) continue;
        clearInterval(writing);
        return 'deep';
      }
    }
  }
})();
let attempts = 0;
const writing = setInterval(() => void writeFile(`${root}/in/first`, `${attempts++}`), 5);
console.log(await later);
clearInterval(writing);
console.log((await changes.next()).done);

const bytes = watch(root, { encoding: 'buffer', maxQueue: 1 });
const next = bytes.next();
await writeFile(`${root}/bytes`, '');
console.log((await next).value.filename instanceof Uint8Array, (await bytes.return()).done);
await watch(`${root}/none`).next().catch(({ code, syscall }) => console.log(code, syscall));
await watch(root, { signal: AbortSignal.abort('early') }).next().catch(({ name, cause }) => console.log(name, cause));
for (const options of [{ overflow: 'x' }, { signal: {} }, { recursive: 1 }]) {
  try {
    watch(root, options);
  } catch (error) {
    console.log(error.code);
  }
}
