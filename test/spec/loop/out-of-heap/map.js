const kept = new Map();
try {
  for (let i = 0; ; i++) kept.set(`key ${i}`, { i });
} catch (error) {
  console.log('caught', error);
} finally {
  console.log('finally');
}
