// A module runs once, and fails with the same error each time.
const failures = [];
for (const name of ['./throws.js', './throws.js', './imports-throws.js', './throws.js?other']) {
  await import(name).catch((error) => failures.push(error));
}
const [first, second, third, other] = failures;
console.log(first.message, second === first, third === first, other === first);
const awaited = [];
for (const name of ['./rejects.js', './imports-rejects.js', './rejects.js']) {
  await import(name).catch((error) => awaited.push(error));
}
console.log(awaited[0].message, awaited[1] === awaited[0], awaited[2] === awaited[0]);
for (const name of ['./undefined.js', './undefined.js']) {
  await import(name).then(() => console.log('fulfilled'), (error) => console.log('rejected with', error));
}
