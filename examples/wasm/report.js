// Imported by math.wasm.
export function report(number) {
  console.log('WebAssembly says', number);
}
