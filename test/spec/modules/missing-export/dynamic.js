for (const name of ['./middle.js', './middle.js', './default.js', './re-export.js', './ambiguous.js', './json.js', './circular.js']) {
  await import(name).then(
    () => console.log(name, 'loaded'),
    (error) => console.log(name, `${error}`),
  );
}
console.log(Object.keys(await import('./stars.js')), Object.keys(await import('./exporter.js')));
