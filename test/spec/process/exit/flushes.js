// Everything that was written before arrives.
process.stdout.write('x'.repeat(1_000_000));
console.log('end');
process.exit(0);
