(async () => {
  await new Promise(() => {});
})();
console.log('fine');
