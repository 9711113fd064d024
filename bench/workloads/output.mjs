// @ts-check
// Printing a lot.
import { notSlower, singleFile } from './workload.mjs';

const lines = 100_000;

export const output = [
  singleFile({
    name: 'console-lines',
    about: '100,000 console.log lines into a pipe that is drained; every line and the order are checked',
    targets: [notSlower],
    program: `for (let i = 0; i < ${lines}; i++) console.log('line', i, 'of the output');\n`,
    expected: Array.from({ length: lines }, (_, i) => `line ${i} of the output\n`).join(''),
  }),
];
