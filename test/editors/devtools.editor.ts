// Chrome DevTools' own front end, the one bundled in Chromium, attached to jstime.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { startBrowser } from './support/browser.ts';
import { editorTest } from './support/editor-test.ts';

const program = `const greeting = 'hello';
let count = 40;
function add(amount) {
  const sum = count + amount;
  return sum;
}
console.log(greeting, { sum: add(2) });
console.log('end');
`;

// Playwright's selectors see through the shadow roots of DevTools.
const frames = (page: Page) => page.locator('.call-frame-title-text');
const firstLocation = (page: Page) => page.locator('.call-frame-location').first();

/** Presses the key of a command, waits until DevTools shows another place, and returns its file and line. */
async function step(page: Page, key: string): Promise<string | null> {
  // The status bar tells columns as well: a step may stay on the line.
  const place = async () => [
    await firstLocation(page).textContent(),
    await page.getByText(/^Line \d+, column \d+$/).textContent(),
  ];
  const before = await place();
  await page.keyboard.press(key);
  await expect.poll(place, { timeout: 10_000 }).not.toEqual(before);
  return firstLocation(page).textContent();
}

editorTest('DevTools: attaches, shows the paused source and the stack, steps, prints', async (lab) => {
  writeFileSync(join(lab.folder, 'main.mjs'), program);
  const { target, host, webSocketUrl } = await lab.start(['--inspect-brk=127.0.0.1:0', 'main.mjs']);
  const [listed] = (await (await fetch(`http://${host}/json/list`)).json()) as { devtoolsFrontendUrl: string }[];
  // The runtime names the front end itself; the panel is ours.
  const frontend = listed?.devtoolsFrontendUrl ?? '';
  expect(frontend).toBe(`devtools://devtools/bundled/js_app.html?v8only=true&ws=${webSocketUrl.slice(5)}`);

  const browser = await startBrowser();
  lab.onEnd(() => browser.close());
  const page = await (await browser.newContext({ viewport: { width: 1400, height: 900 } })).newPage();
  // Navigation to devtools: URLs is reported as aborted, and happens.
  await page.goto(`${frontend}&panel=sources`).catch(() => {});

  await page.getByText('Debugger paused').or(page.getByText('Paused on')).first().waitFor({ timeout: 30_000 });
  await expect.poll(() => firstLocation(page).textContent(), { timeout: 10_000 }).toBe('main.mjs:1');
  await page.locator('.cm-content').getByText("const greeting = 'hello';").first().waitFor();
  expect(await page.locator('.cm-executionLine').first().textContent()).toContain('greeting');

  let place = await step(page, 'F10');
  while (place !== 'main.mjs:7') place = await step(page, 'F10');
  expect(await step(page, 'F11')).toBe('main.mjs:4');
  expect(await frames(page).allTextContents()).toEqual(['add', '(anonymous)']);
  await expect
    .poll(async () => (await page.locator('.name-and-value').allTextContents()).join('\n'), { timeout: 10_000 })
    .toMatch(/amount\s*:\s*2/);
  expect(await step(page, 'F10')).toBe('main.mjs:5');

  await page.keyboard.press('F8');
  await target.waitFor('stderr', 'Waiting for the debugger to disconnect...');
  await page.keyboard.press('Escape');
  await page.locator('.console-message-text').getByText('hello').first().waitFor({ timeout: 10_000 });
  const printed = await page.locator('.console-message-text').allTextContents();
  expect(printed.map((text) => text.trim())).toEqual(['hello', 'end']);
  expect(await page.locator('.console-object-preview').allTextContents()).toEqual(['{sum: 42}']);
  await page.close();
  expect(await target.result).toMatchObject({ stdout: 'hello { sum: 42 }\nend\n', exitCode: 0 });
});
