// @ts-check
// What a start costs: an empty file and one line of output.
import { singleFile } from './workload.mjs';

/** @type {import('./workload.mjs').Target[]} */
const startupTargets = [
  { metric: 'wallMs', peer: 'node', atMost: 0.3 },
  { metric: 'wallMs', peer: 'deno', atMost: 0.6 },
  { metric: 'rssMb', peer: 'node', atMost: 0.8 },
];

export const startup = [
  singleFile({
    name: 'empty',
    about: 'a file with nothing in it',
    rounds: 20,
    targets: startupTargets,
    program: '',
    expected: '',
  }),
  singleFile({
    name: 'hello',
    about: 'one console.log; its memory is the smallest useful footprint',
    rounds: 20,
    targets: startupTargets,
    program: "console.log('Hello, world!');\n",
    expected: 'Hello, world!\n',
  }),
];
