// The extension in VS Code's extension host: debugging.
import { hostSuite } from './support/host-run.ts';

await hostSuite({
  suite: 'debugging',
  files: {
    'jstime.json': '{}',
    'main.js': `const start = 40;
function add(a, b) {
  const sum = a + b;
  return sum;
}
console.log('sum', add(start, 2));
`,
  },
});
