for (const name of ['not-wasm', 'empty', 'version', 'truncated', 'missing']) {
  await import(`./${name}.wasm`).catch((error) => console.log(`${name}: ${error}`.split('\n')[0]));
}
