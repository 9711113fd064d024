// Runs a suite of `host/` inside VS Code's extension host, where it has the whole API, and hands back what came of it.
import { chmodSync, existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { build } from 'esbuild';
import { jstimeBinary, repository } from '../../../support/jstime.ts';
import { startBrowser } from '../../support/browser.ts';
import type { ServerOptions, VsCodeServer } from './server.ts';

/** One test of a suite. */
export interface Outcome {
  readonly title: string;
  readonly ms: number;
  readonly error?: string;
}

export interface Project {
  /** The project that is open, by path and text. */
  readonly files: Readonly<Record<string, string>>;
  /** Folders of the workspace, where it has more than one; `files` are relative to the folder around them. */
  readonly workspace?: readonly string[];
  /** Which of the files are programs. */
  readonly executables?: readonly string[];
  /** Whether the project has a jstime in its node_modules; true by default. */
  readonly installed?: boolean;
}

export interface HostRun extends ServerOptions, Project {
  /** A file of `host/`, without extension. */
  readonly suite: string;
}

const timeoutMs = 180_000;

/** Runs a suite to its end. */
export async function runInHost(server: VsCodeServer, run: HostRun): Promise<Outcome[]> {
  const project = writeProject(server.home, run);
  const entry = await bundleSuite(server.home, run.suite);
  const results = join(server.home, 'results.jsonl');
  const env = { ...run.env, JSTIME_TEST_RESULTS: results };
  await server.start({ ...run, env });
  const browser = await startBrowser();
  const messages: string[] = [];
  try {
    const context = await browser.newContext({ viewport: { width: 1400, height: 900 } });
    const ended = Promise.withResolvers<number>();
    await context.exposeFunction('codeAutomationLog', (type: string, args: unknown[]) => {
      if (type === 'error' || process.env.JSTIME_TEST_VERBOSE) messages.push(`[${type}] ${args.map(String).join(' ')}`);
    });
    await context.exposeFunction('codeAutomationExit', (code: number) => ended.resolve(code));
    const page = await context.newPage();
    const remote = (path: string) => `vscode-remote://${server.authority}${path}`;
    await page.goto(
      server.url(project, [
        ['extensionDevelopmentPath', remote(join(repository, 'extension'))],
        ['extensionTestsPath', remote(entry)],
      ]),
    );
    const code = await Promise.race([ended.promise, delay(timeoutMs, undefined, { ref: false })]);
    if (process.env.JSTIME_TEST_VERBOSE) console.log(messages.join('\n'));
    const outcomes = readOutcomes(results);
    const picture = join(repository, `test-results/vscode-${run.suite}.png`);
    mkdirSync(dirname(picture), { recursive: true });
    if (code !== 0) await page.screenshot({ path: picture });
    if (code === undefined) outcomes.push(failure(`ends within ${timeoutMs / 1000} s`, messages));
    else if (code !== 0 && outcomes.every(({ error }) => error === undefined)) {
      outcomes.push(failure(`ends well: exit code ${code}`, [...messages, server.log()]));
    }
    return outcomes;
  } finally {
    await browser.close();
  }
}

function failure(title: string, lines: readonly string[]): Outcome {
  return { title, ms: 0, error: lines.slice(-30).join('\n') };
}

function readOutcomes(path: string): Outcome[] {
  if (!existsSync(path)) return [];
  return readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Outcome);
}

/** Makes what the window opens: a folder, or the file of a workspace. */
export function writeProject(home: string, { files, executables = [], workspace, installed = true }: Project): string {
  const folder = workspace ? home : join(home, 'project');
  for (const [name, text] of Object.entries(files)) {
    const path = join(folder, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  }
  for (const name of executables) chmodSync(join(folder, name), 0o755);
  if (installed) {
    const commands = join(folder, workspace?.[0] ?? '', 'node_modules/.bin');
    mkdirSync(commands, { recursive: true });
    symlinkSync(jstimeBinary(), join(commands, 'jstime'));
  }
  if (!workspace) return folder;
  const path = join(home, 'test.code-workspace');
  writeFileSync(path, JSON.stringify({ folders: workspace.map((name) => ({ path: name })) }));
  return path;
}

async function bundleSuite(folder: string, suite: string): Promise<string> {
  const outfile = join(folder, `${suite}.cjs`);
  await build({
    entryPoints: [join(import.meta.dirname, `../host/${suite}.ts`)],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node24',
    external: ['vscode'],
    sourcemap: 'inline',
    logLevel: 'warning',
  });
  return outfile;
}
