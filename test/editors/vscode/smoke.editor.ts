// One walk through the whole: VS Code in a browser, the extension installed, a project, as a person would do it. What it
// looked like at each step stays in test-results/vscode/.
import { mkdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, expect, onTestFailed, test } from 'vitest';
import { repository } from '../../support/jstime.ts';
import { startBrowser } from '../support/browser.ts';
import { writeProject } from './support/host-run.ts';
import { VsCodeServer } from './support/server.ts';
import { Workbench } from './support/workbench.ts';

const { version } = JSON.parse(readFileSync(join(repository, 'extension/package.json'), 'utf8')) as { version: string };

const pictures = join(repository, 'test-results/vscode');

const program = `import { readFile } from 'node:fs/promises';

/** The price of an order. */
function total(items) {
  const net = items.reduce((sum, { price }) => sum + price, 0);
  const tax = net * 0.2;
  return net + tax;
}

const order = JSON.parse(await readFile('order.json', 'utf8'));
console.log('total', total(order));
`;

/** The packed extension, if it has been packed since it was built. */
function packedExtension(): string | undefined {
  const path = join(repository, `dist/jstime-${version}-${process.platform}-${process.arch}.vsix`);
  const built = statSync(join(repository, 'extension/dist/main.cjs')).mtimeMs;
  return (statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0) > built ? path : undefined;
}

const settings = { 'editor.minimap.enabled': false, 'window.commandCenter': false, 'workbench.hover.delay': 100 };

const server = new VsCodeServer();
let browser: Browser | undefined;
afterAll(async () => {
  await browser?.close();
  await server.stop();
});

test('install, open a project, complete, hover, debug, run', { timeout: 180_000 }, async () => {
  const vsix = packedExtension();
  const project = writeProject(server.home, {
    // A packed extension brings the runtime.
    installed: vsix === undefined,
    files: {
      'jstime.json': '{}\n',
      'main.js': program,
      'broken order.js': "/* Nothing works. */\n\nthrow new Error('it broke');\n",
      'order.json': '[{ "name": "tea", "price": 4 }, { "name": "cake", "price": 6 }]\n',
    },
  });
  if (vsix) await server.installExtension(vsix);
  else server.linkExtension(join(repository, 'extension'), `jstime.jstime-vscode-${version}`);
  await server.start({ settings });
  browser = await startBrowser();
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  const page = await context.newPage();
  page.setDefaultTimeout(40_000);
  mkdirSync(pictures, { recursive: true });
  const picture = (name: string) => page.screenshot({ path: join(pictures, `${name}.png`) });

  onTestFailed(async () => void (await picture('failed')));

  const code = await Workbench.open(page, server.url(project));
  // The status bar names the runtime, the title has the buttons, the code the lenses.
  await code.statusBar.getByText(/jstime \d+\.\d+\.\d+/).waitFor();
  await code.openFile('main.js');
  const runButton = page.getByRole('button', { name: /^Run File/ }).first();
  await runButton.waitFor();
  await page
    .getByRole('button', { name: /^Debug File/ })
    .first()
    .waitFor();
  await page.locator('.codelens-decoration').getByText('Debug', { exact: true }).waitFor();
  await picture('1-editor');

  // Completion.
  await code.goTo(11);
  await page.keyboard.press('End');
  await page.keyboard.press('Enter');
  await page.keyboard.type('struct');
  await page.locator('.suggest-widget .monaco-list-row').filter({ hasText: 'structuredClone' }).first().waitFor();
  expect(await page.locator('.suggest-widget .monaco-list-row').filter({ hasText: 'structuredClone' }).count()).toBe(1);
  await picture('2-completion');
  await page.keyboard.press('Escape');
  await page.keyboard.type('uredCloned();');

  // Diagnostic.
  await page.locator('.squiggly-error').first().waitFor();
  await picture('3-diagnostic');
  await page.keyboard.press('Control+Shift+K');
  await page.locator('.squiggly-error').first().waitFor({ state: 'detached' });

  // Hover.
  await code.line('console.log').getByText('total', { exact: true }).first().hover();
  await page.locator('.monaco-hover-content').getByText('The price of an order.').waitFor();
  await picture('4-hover');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+S');

  // Breakpoint and F5, without a launch.json.
  await code.goTo(6);
  await page.keyboard.press('F9');
  await page.locator('.cgmr[class*="debug-breakpoint"]').first().waitFor();
  await page.keyboard.press('F5');
  await code.callStack.first().waitFor();
  expect(await code.callStack.first().textContent()).toMatch(/^total/);
  await code.expandScope('Local');
  await code.variables.filter({ hasText: 'net' }).first().waitFor();
  expect(await code.variables.filter({ hasText: 'net' }).first().textContent()).toMatch(/net[\s\S]*10/);
  await picture('5-stopped');

  // A step, and the value that it made.
  await page.keyboard.press('F10');
  await code.variables
    .filter({ hasText: /tax\W*=?\W*2/ })
    .first()
    .waitFor();
  await picture('6-stepped');

  // The debug console.
  await page.keyboard.press('Control+Shift+Y');
  await page.locator('.repl-input-wrapper .monaco-editor').click();
  await page.keyboard.type('net + tax');
  await page.keyboard.press('Enter');
  await code.console.filter({ hasText: /^12$/ }).first().waitFor();
  await picture('7-console');

  // On to the end.
  await page.keyboard.press('F5');
  await code.console.filter({ hasText: 'total 12' }).first().waitFor();
  await picture('8-output');
  await page.locator('.debug-toolbar').waitFor({ state: 'hidden' });

  // A program that fails, in a terminal: its error is a problem, and places in its stack are links.
  await code.openFile('broken order.js');
  await runButton.click();
  await page.locator('.squiggly-error').first().waitFor();
  const hover = await code.pointAtLink('Open the place');
  await picture('9-link');
  await hover.click();
  await code.statusBar.getByText('Ln 3, Col 7').waitFor();
});
