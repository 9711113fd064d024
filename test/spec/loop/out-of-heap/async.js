const kept = [];
for (;;) {
  await null;
  kept.push(new Array(1000).fill(kept.length));
}
