// What befalls a directory of a tree is told under its own name, not under one within it.
import { chmod, mkdir, rm, watch, writeFile } from 'node:fs/promises';

const root = process.argv[2];
await mkdir(`${root}/sub`);
const changes = watch(root, { recursive: true });
const seen = [];

async function seeUntil(last) {
  for (;;) {
    const { eventType, filename } = (await changes.next()).value;
    seen.push(`${eventType} ${filename}`);
    if (filename === last) return;
  }
}

// The directory is watched from one of the next moments on.
const writing = setInterval(() => void writeFile(`${root}/sub/probe`, ''), 5);
await seeUntil('sub/probe');
clearInterval(writing);

await chmod(`${root}/sub`, 0o700);
await writeFile(`${root}/changed`, '');
await seeUntil('changed');
console.log(seen.includes('change sub'), seen.includes('change sub/sub'));

await writeFile(`${root}/sub/sub`, '');
await seeUntil('sub/sub');
console.log(seen.includes('rename sub/sub'));

await rm(`${root}/sub/sub`);
await seeUntil('sub/sub');
console.log(seen.at(-1));

seen.length = 0;
await rm(`${root}/sub`, { recursive: true });
await writeFile(`${root}/removed`, '');
await seeUntil('removed');
console.log(seen.includes('rename sub'), seen.includes('rename sub/sub'));
await changes.return();
