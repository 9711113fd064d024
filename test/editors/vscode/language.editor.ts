// The extension in VS Code's extension host: which folders are jstime's, and what there is in them besides debugging.
import { hostSuite } from './support/host-suite.ts';

await hostSuite({
  suite: 'language',
  workspace: ['project', 'plain'],
  files: {
    'project/package.json': '{ "name": "project", "type": "module", "engines": { "jstime": ">=0.1" } }\n',
    'project/main.js': `const text = greet('you');

console.log(greet(text));

function greet(name) {
  return \`hello \${name}\`;
}
`,
    'project/wrong.js': `import { value } from './missing.js';
console.log(value);
`,
    'project/types.ts': `const count: number = 'text';
console.log(count);
`,
    'project/src/app.ts': `const level: number = 1;
throw new Error(process.pid + ' broke');
console.log(level);
`,
    'project/exit.js': 'process.exit(Number(process.argv[2]));\n',
    'project/.vscode/tasks.json': JSON.stringify({
      version: '2.0.0',
      tasks: [{ type: 'jstime', label: 'check it', file: 'exit.js', args: ['7'] }],
    }),
    'project/old': '#!/bin/sh\necho jstime 0.0.1\n',
    'project/saved.js': 'console.log(1);\n',
    'project/silent': `#!/bin/sh
case $1 in
  lsp) exec sleep 600 ;;
  *) exec "$(dirname "$0")/node_modules/.bin/jstime" "$@" ;;
esac
`,
    'added/jstime.json': '{}',
    'plain/package.json': '{ "name": "plain" }\n',
    'plain/main.ts': `const wrong: number = 'text';
console.log(wrong);
`,
  },
  executables: ['project/silent', 'project/old'],
});
