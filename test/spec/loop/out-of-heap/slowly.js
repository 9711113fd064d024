const kept = [];
setInterval(() => {
  for (let i = 0; i < 1e5; i++) kept.push({ i });
});
