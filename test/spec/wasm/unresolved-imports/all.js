for (const name of ['imports-missing-name', 'imports-missing-file', 'imports-bare', 'wrong-kind', 'wrong-memory', 'imports-missing-name']) {
  await import(`./${name}.wasm`).catch((error) => console.log(`${name}: ${error}`));
}
