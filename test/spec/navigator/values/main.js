console.log(/^jstime\/\d+\.\d+\.\d+$/.test(navigator.userAgent), navigator.userAgent.endsWith(process.versions.jstime));
console.log(Number.isInteger(navigator.hardwareConcurrency), navigator.hardwareConcurrency > 0);
console.log(navigator instanceof Navigator, String(navigator), Reflect.ownKeys(navigator), Object.keys(Navigator.prototype));
for (const run of [() => new Navigator(), () => Navigator(), () => Navigator.prototype.userAgent, () => structuredClone(navigator)]) {
  try {
    run();
  } catch (error) {
    console.log(error.name);
  }
}
