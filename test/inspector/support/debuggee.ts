// A program under the inspector: started as a user would, connected to in one of several ways, cleaned up at the end.
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import type { Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import { type JstimeResult, type RunningJstime, type Shape, startJstime } from '../../support/jstime.ts';
import { NulPipe } from './nul-pipe.ts';
import { type Domain, Protocol, publishedDomains } from './protocol.ts';
import { RawWebSocket } from './raw-web-socket.ts';
import { RemoteInterface } from './remote-interface.ts';
import { Session } from './session.ts';
import { openSocket, type Transport } from './transport.ts';

export type Way = 'WebSocket' | 'remote interface' | 'Unix socket' | 'descriptor';

/** One combination of process shape and way to connect. */
export interface Variant {
  readonly shape: Shape;
  readonly way: Way;
}

/** What each topic is tried with. The other combinations are in transports.test.ts. */
export const variants: readonly Variant[] = [
  { shape: 'direct', way: 'WebSocket' },
  { shape: 'addon', way: 'Unix socket' },
];

/** For what has nothing to do with how the process came about or how messages travel. */
export const oneVariant: readonly Variant[] = [{ shape: 'direct', way: 'WebSocket' }];

export interface StartOptions {
  /** Files of the program by name, below a fresh folder. `main.mjs` is started. */
  files?: Record<string, string>;
  /** `--inspect-brk` by default; undefined for none. */
  flag?: '--inspect' | '--inspect-wait' | '--inspect-brk' | undefined;
  /** In place of the program's file; tokens `{folder}` and `{address}` are replaced. */
  args?: readonly string[];
  /** After the program's file. */
  programArgs?: readonly string[];
  /** Written to stdin, which is then closed. Otherwise stdin stays open. */
  stdin?: string;
  env?: Record<string, string>;
  /** After so long the program is killed. */
  timeoutMs?: number;
}

/** A started program. */
export class Debuggee {
  readonly folder: string;
  readonly way: Way;
  readonly process: RunningJstime;
  readonly sessions: Session[] = [];
  #address: Promise<string> | undefined;

  constructor(folder: string, way: Way, process: RunningJstime) {
    this.folder = folder;
    this.way = way;
    this.process = process;
  }

  /** Path of one of the program's files. */
  path(name: string): string {
    return join(this.folder, name);
  }

  /** file: URL of one of the program's files. */
  url(name: string): string {
    return pathToFileURL(this.path(name)).href;
  }

  /** Waits for the line that says where the inspector listens, and returns the address in it. */
  address(): Promise<string> {
    this.#address ??= this.#readAddress();
    return this.#address;
  }

  async #readAddress(): Promise<string> {
    await this.process.waitFor('stderr', 'Debugger listening on ');
    const line = /Debugger listening on (\S+)\n/;
    while (!line.test(this.process.stderr)) await new Promise((resolve) => setImmediate(resolve));
    return line.exec(this.process.stderr)?.[1] ?? '';
  }

  /** A new session with nothing enabled. */
  async connect(way: Way = this.way): Promise<Session> {
    const session = new Session(await this.#open(way), await protocol());
    this.sessions.push(session);
    return session;
  }

  /** A new session with the domains that debuggers enable. */
  async attach(): Promise<Session> {
    const session = await this.connect();
    await Promise.all([session.send('Runtime.enable'), session.send('Debugger.enable')]);
    return session;
  }

  /** A new session, stopped where `--inspect-brk` stops. */
  async attachAtBreak(): Promise<Session> {
    const session = await this.attach();
    await session.send('Runtime.runIfWaitingForDebugger');
    await session.paused();
    return session;
  }

  /** Waits for the end of the program. */
  ended(): Promise<JstimeResult> {
    return this.process.result;
  }

  async #open(way: Way): Promise<Transport> {
    if (way === 'descriptor') return new NulPipe(this.process.child.stdio[3] as unknown as Socket);
    const address = await this.address();
    if (way === 'Unix socket') return new NulPipe(await openSocket({ path: address.replace(/^unix:/, '') }));
    if (way === 'WebSocket') return RawWebSocket.connect(address);
    const { hostname, port } = new URL(address);
    return RemoteInterface.connect(hostname, Number(port));
  }
}

/** What one test starts. */
export class Lab {
  readonly variant: Variant;
  readonly debuggees: Debuggee[] = [];
  readonly #folders: string[] = [];

  constructor(variant: Variant) {
    this.variant = variant;
  }

  /** A fresh folder that is gone after the test. */
  makeFolder(): string {
    const folder = realpathSync(mkdtempSync(join(tmpdir(), 'jstime-inspector-')));
    this.#folders.push(folder);
    return folder;
  }

  /** Starts a program; a text is its `main.mjs`. */
  start(options: StartOptions | string): Debuggee {
    const {
      flag,
      files,
      args,
      programArgs,
      stdin,
      env,
      timeoutMs = 55_000,
    }: StartOptions = {
      flag: '--inspect-brk',
      ...(typeof options === 'string' ? { files: { 'main.mjs': options } } : options),
    };
    const { shape, way } = this.variant;
    const folder = this.makeFolder();
    for (const [name, text] of Object.entries(files ?? {})) {
      mkdirSync(dirname(join(folder, name)), { recursive: true });
      writeFileSync(join(folder, name), text);
    }
    const address = { 'Unix socket': `unix:${join(folder, 'inspector.socket')}`, descriptor: 'fd:3' }[way as string];
    const program = (args ?? [join(folder, 'main.mjs')]).map((argument) =>
      argument.replace('{folder}', folder).replace('{address}', address ?? '0'),
    );
    const all = [...(flag ? [`${flag}=${address ?? '0'}`] : []), ...program, ...(programArgs ?? [])];
    const inheritedSockets = way === 'descriptor' ? 1 : 0;
    const running = startJstime(all, { cwd: folder, shape, inheritedSockets, timeoutMs, ...(env && { env }) });
    if (stdin !== undefined) running.child.stdin.end(stdin);
    const debuggee = new Debuggee(folder, way, running);
    this.debuggees.push(debuggee);
    return debuggee;
  }

  /** Everything that was said and printed, for the message of a failure. */
  report(): string {
    return this.debuggees
      .flatMap(({ process, sessions }) => [
        `stdout:\n${process.stdout}\nstderr:\n${process.stderr}`,
        ...sessions.map((session, index) => `messages of session ${index + 1}:\n${session.log()}`),
      ])
      .join('\n');
  }

  /** Ends what still runs. */
  async dispose(): Promise<void> {
    for (const { process, sessions } of this.debuggees) {
      if (process.child.exitCode === null && process.child.signalCode === null) process.child.kill('SIGKILL');
      for (const { transport } of sessions) transport.destroy();
      await process.result.catch(() => {});
    }
    for (const folder of this.#folders) rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * A test of the inspector, in each variant. It fails as well when a message broke the protocol, and its failure shows
 * all messages.
 */
export function inspectorTest(
  title: string,
  body: (lab: Lab) => Promise<void>,
  tried: readonly Variant[] = variants,
  timeoutMs = 60_000,
): void {
  for (const variant of tried) {
    test(`${title} [${variant.shape}, ${variant.way}]`, { timeout: timeoutMs }, async () => {
      const lab = new Lab(variant);
      try {
        await body(lab);
        const problems = lab.debuggees.flatMap(({ sessions }) => sessions.flatMap((session) => session.problems));
        expect([...new Set(problems)]).toEqual([]);
      } catch (error) {
        if (error instanceof Error) error.message += `\n\n${lab.report()}`;
        throw error;
      } finally {
        await lab.dispose();
      }
    });
  }
}

let ownDomains: Promise<Domain[]> | undefined;

/** The published protocol, and what the runtime says that it has beyond that. */
async function protocol(): Promise<Protocol> {
  ownDomains ??= fetchProtocol();
  return new Protocol([...publishedDomains(), ...(await ownDomains)]);
}

async function fetchProtocol(): Promise<Domain[]> {
  const running = startJstime(['--inspect=0', '--eval', 'setInterval(() => {}, 1000)']);
  try {
    const debuggee = new Debuggee('', 'WebSocket', running);
    const { host } = new URL(await debuggee.address());
    const response = await fetch(`http://${host}/json/protocol`);
    const { domains } = (await response.json()) as { domains: Domain[] };
    return domains;
  } finally {
    running.child.kill('SIGKILL');
    await running.result;
  }
}
