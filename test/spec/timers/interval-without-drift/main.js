// Callbacks of 30 ms do not delay an interval of 40 ms: eight runs take 320 ms, not 560.
const start = performance.now();
let runs = 0;
const id = setInterval(() => {
  const end = performance.now() + 30;
  while (performance.now() < end);
  if (++runs < 8) return;
  clearInterval(id);
  const tookMs = performance.now() - start;
  console.log(runs, tookMs > 315, tookMs < 500);
}, 40);
