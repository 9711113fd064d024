// @ts-check
// Lists the scripts of the root package.json. A script without a line here, or a line without a script, is an error.
import { readPackage, root } from './lib/paths.mjs';
import { CommandFailed, main } from './lib/run.mjs';

/** @type {Record<string, string>} */
const lines = {
  doctor: 'tells whether this machine can build and test jstime',
  build: 'builds the runtime; `-- native` one step, `-- --debug`, `-- --asan`, `-- --help`',
  test: 'runs all tests; `-- NAME` only files whose path contains NAME, `-- -t TEXT` only tests whose name does',
  'test:update': 'rewrites the expected output of the spec cases whose name contains `-- TEXT`',
  'test:stress': 'runs the long stress tests',
  'test:packages': 'packs, and runs what was packed as its users do',
  'test:editors': 'runs the tests in real editors',
  check: 'everything that CI runs, in the same order',
  'format:check': 'tells which files are not formatted',
  format: 'formats all files',
  lint: 'lints TypeScript, JavaScript, JSON and C++',
  types: 'checks the types of every project',
  layers: 'checks who imports whom, by layers.json',
  docs: 'checks READMEs, links, doc comments and the scripts the docs name',
  generate: 'writes the documents that are made from the sources',
  budgets: 'checks the length of source files',
  package: 'puts together what people download, in dist/; `-- tarball` or `-- npm` only that',
  bench: 'compares jstime with its peers; `-- --help`',
  'bench:dap': 'compares debug adapters: ours, that of VS Code, none; `-- --help`',
  'bench:lsp': 'compares language servers: ours, those of TypeScript and Deno; `-- --help`',
  'bench:vscode': 'measures the extension in VS Code, beside the debugger that VS Code has',
  help: 'prints this',
};

// What npm runs by itself.
const lifecycle = new Set(['prepare']);

await main(() => {
  const scripts = Object.keys(readPackage(root).scripts).filter((name) => !lifecycle.has(name));
  const undocumented = scripts.filter((name) => !(name in lines));
  const gone = Object.keys(lines).filter((name) => !scripts.includes(name));
  if (undocumented.length + gone.length > 0) {
    throw new CommandFailed(`scripts/help.mjs and package.json differ: ${[...undocumented, ...gone].join(', ')}`);
  }
  for (const [name, does] of Object.entries(lines)) console.log(`npm run ${name.padEnd(14)}${does}`);
});
