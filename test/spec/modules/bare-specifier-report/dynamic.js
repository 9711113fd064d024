setTimeout(async function load() {
  await import('helper');
}, 1);
