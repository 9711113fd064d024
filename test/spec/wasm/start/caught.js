const errors = [];
for (let i = 0; i < 2; i++) await import('./trap.wasm').catch((error) => errors.push(error));
console.log(`${errors[0]}`, errors[0] === errors[1]);
