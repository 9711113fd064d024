for (const code of ['x', 1.5, {}, true, NaN]) {
  try {
    process.exitCode = code;
  } catch (error) {
    console.log(error.name, error.code);
  }
}
process.exitCode = '5';
process.exitCode = null;
console.log(process.exitCode);
process.exit(256 + 9);
