// npm run bench:vscode: how fast the extension starts, and sessions with it, in VS Code's extension host.
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { repository } from '../../support/jstime.ts';
import { startBrowser } from '../support/browser.ts';
import { runInHost, writeProject } from './support/host-run.ts';
import { VsCodeServer } from './support/server.ts';
import { Workbench } from './support/workbench.ts';

const files = {
  'jstime.json': '{}',
  'main.js': "const text = 'hello';\nfunction greet() {\n  console.log(text);\n}\ngreet();\n",
};

function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

function line(name: string, times: readonly number[]): string {
  const [least, most] = [Math.min(...times), Math.max(...times)];
  return `${name.padEnd(34)}${median(times).toFixed(0).padStart(6)} ms  (${least.toFixed(0)} to ${most.toFixed(0)}, ${times.length} rounds)`;
}

async function measureSessions(): Promise<void> {
  const server = new VsCodeServer();
  try {
    const report = join(server.home, 'report.json');
    const env = { JSTIME_TEST_REPORT: report, JSTIME_TEST_NODE: process.execPath, JSTIME_TEST_TIMEOUT: '170000' };
    const outcomes = await runInHost(server, { suite: 'measure', files, env });
    for (const { error } of outcomes) if (error) throw new Error(error);
    const times = JSON.parse(readFileSync(report, 'utf8')) as Record<string, number[]>;
    for (const [name, all] of Object.entries(times)) console.log(line(`F5 to first stop, ${name}`, all));
  } finally {
    await server.stop();
  }
}

/** As VS Code itself says it under "Show Running Extensions". */
async function measureActivation(): Promise<void> {
  const times: number[] = [];
  for (let round = 0; round < 5; round += 1) {
    const server = new VsCodeServer();
    const browser = await startBrowser();
    try {
      server.linkExtension(join(repository, 'extension'), 'jstime.jstime-vscode-0.1.0');
      const project = writeProject(server.home, { files });
      await server.start();
      const page = await (await browser.newContext({ viewport: { width: 1400, height: 900 } })).newPage();
      const code = await Workbench.open(page, server.url(project));
      await code.openFile('main.js');
      await code.statusBar.getByText(/jstime \d+\.\d+\.\d+/).waitFor();
      await code.command('Developer: Show Running Extensions');
      const row = page.locator('.runtime-extensions-editor .extension').filter({ hasText: 'jstime' }).first();
      await row.waitFor();
      const text = (await row.locator('.activation-time').first().textContent()) ?? '';
      times.push(Number(/(\d+)ms/.exec(text)?.[1]));
    } finally {
      await browser.close();
      await server.stop();
    }
  }
  console.log(line('activation', times));
}

function showSizes(): void {
  for (const name of ['extension/dist/main.cjs', 'extension/dist/client.cjs']) {
    console.log(`${name.padEnd(34)}${Math.round(statSync(join(repository, name)).size / 1024)} KB`.padEnd(0));
  }
  for (const name of ['dist/jstime-0.1.0.vsix', 'dist/jstime-0.1.0-linux-x64.vsix']) {
    const path = join(repository, name);
    if (existsSync(path)) console.log(`${name.padEnd(34)}${(statSync(path).size / 2 ** 20).toFixed(1)} MB`);
  }
}

await measureSessions();
await measureActivation();
showSizes();
