// Callbacks of 15 ms do not delay an interval of 20 ms: ten runs take 200 ms, not 350.
const start = performance.now();
let runs = 0;
const id = setInterval(() => {
  const end = performance.now() + 15;
  while (performance.now() < end);
  if (++runs < 10) return;
  clearInterval(id);
  const tookMs = performance.now() - start;
  console.log(runs, tookMs > 195, tookMs < 320);
}, 20);
