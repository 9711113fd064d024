// VS Code's window, as a person uses it.
import type { Locator, Page } from 'playwright-core';

export class Workbench {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  static async open(page: Page, url: string): Promise<Workbench> {
    await page.goto(url);
    await page.waitForSelector('.monaco-workbench .part.statusbar', { timeout: 60_000 });
    return new Workbench(page);
  }

  get #input(): Locator {
    return this.page.locator('.quick-input-widget input[type=text]').first();
  }

  async #choose(key: string, text: string, row: string): Promise<void> {
    await this.page.keyboard.press(key);
    await this.#input.waitFor({ state: 'visible' });
    await this.#input.fill(text);
    await this.page.locator('.quick-input-list .monaco-list-row').filter({ hasText: row }).first().waitFor();
    await this.#input.press('Enter');
    await this.page.locator('.quick-input-widget').waitFor({ state: 'hidden' });
  }

  /** By its name in the palette. */
  async command(name: string): Promise<void> {
    await this.#choose('F1', `>${name}`, name);
  }

  async openFile(name: string): Promise<void> {
    await this.#choose('Control+P', name, name);
    await this.page.locator('.tabs-container .tab.active').filter({ hasText: name }).waitFor();
    await this.page.locator('.editor-instance .view-line').first().waitFor();
  }

  async goTo(line: number, column = 1): Promise<void> {
    await this.page.keyboard.press('Control+G');
    await this.#input.waitFor({ state: 'visible' });
    await this.#input.fill(`:${line}:${column}`);
    await this.#input.press('Enter');
    await this.page.locator('.quick-input-widget').waitFor({ state: 'hidden' });
  }

  /** A line of the code, by a text in it. */
  line(text: string): Locator {
    return this.page.locator('.editor-instance .view-line').filter({ hasText: text }).first();
  }

  get callStack(): Locator {
    return this.page.locator('.debug-call-stack .stack-frame');
  }

  get variables(): Locator {
    return this.page.locator('.debug-variables .monaco-list-row');
  }

  /** A scope may come open or closed. */
  async expandScope(name: string): Promise<void> {
    const row = this.variables.filter({ hasText: name }).first();
    await row.waitFor();
    if ((await row.getAttribute('aria-expanded')) === 'false') await row.click();
  }

  get console(): Locator {
    return this.page.locator('.repl .monaco-list-row');
  }

  /** Puts the pointer on a link in the terminal of which the hover says this, and returns that. */
  async pointAtLink(text: string): Promise<Locator> {
    // The terminal is painted: there is no element to ask for. So far left are only places that stacks name.
    const screen = await this.page.locator('.xterm-screen').first().boundingBox();
    if (!screen) throw new Error('no terminal is open');
    const hover = this.page.locator('.workbench-hover').getByText(text).first();
    const lessThanRow = 15;
    for (let y = screen.height; ; y = y > 0 ? y - lessThanRow : screen.height) {
      await this.page.mouse.move(screen.x + screen.width / 8, screen.y + y);
      const isShown = await hover.waitFor({ timeout: 250 }).then(
        () => true,
        () => false,
      );
      if (isShown) return hover;
    }
  }

  get statusBar(): Locator {
    return this.page.locator('.part.statusbar');
  }
}
