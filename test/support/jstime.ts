// Starts the real jstime as a user would and collects what it does. The only place of the tests that spawns it.
import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

/** The repository. */
export const repository = resolve(import.meta.dirname, '../..');

/** The binary under test. JSTIME_BIN names another one, for instance a build with AddressSanitizer. */
export function jstimeBinary(): string {
  return process.env.JSTIME_BIN ?? join(repository, 'runtime-native/dist/bin/jstime');
}

/** How the process comes about: V8 started directly, or the addon inside a Node. Both must behave the same. */
export type Shape = 'direct' | 'addon';

export const shapes: readonly Shape[] = ['direct', 'addon'];

export interface JstimeOptions {
  /** Working directory; the repository by default. */
  cwd?: string;
  /** Added to a small fixed environment; the developer's own variables are not passed on. */
  env?: Record<string, string | undefined>;
  /** `direct` by default. */
  shape?: Shape;
  /** Sockets that the process inherits, as descriptors 3, 4 and so on; this end of them is in `child.stdio`. */
  inheritedSockets?: number;
  /** The one under test by default. */
  binary?: string;
  /** After so long the process is killed and the promise rejects. 30 seconds by default. */
  timeoutMs?: number;
}

export interface RunOptions extends JstimeOptions {
  /** Written to stdin, which is then closed. Nothing by default. */
  stdin?: string | Uint8Array;
}

export interface JstimeResult {
  stdout: string;
  stderr: string;
  /** Undefined when a signal ended the process. */
  exitCode: number | undefined;
  signal: NodeJS.Signals | undefined;
  durationMs: number;
}

/**
 * Runs jstime to its end.
 * @throws {Error} when it does not end in time, with the output so far
 */
export function runJstime(args: readonly string[], options: RunOptions = {}): Promise<JstimeResult> {
  const running = startJstime(args, options);
  running.child.stdin.end(options.stdin ?? '');
  return running.result;
}

/** A jstime that is still running, for tests that talk to it. */
export interface RunningJstime {
  readonly child: ChildProcessWithoutNullStreams;
  readonly stdout: string;
  readonly stderr: string;
  /** Settles when the process has ended and its output has been read. */
  readonly result: Promise<JstimeResult>;
  /** Waits until the output so far contains the text; rejects if the process ends without it. */
  waitFor(stream: 'stdout' | 'stderr', text: string): Promise<void>;
}

/** Starts jstime and leaves its stdin open. */
export function startJstime(args: readonly string[], options: JstimeOptions = {}): RunningJstime {
  const { cwd = repository, env = {}, shape = 'direct', binary = jstimeBinary(), timeoutMs = 30_000 } = options;
  const { inheritedSockets = 0 } = options;
  const start = performance.now();
  const child = spawn(binary, args, {
    cwd,
    env: environment(shape, env),
    stdio: Array.from({ length: 3 + inheritedSockets }, () => 'pipe' as const),
  }) as ChildProcessWithoutNullStreams;
  const output = { stdout: '', stderr: '' };
  for (const stream of ['stdout', 'stderr'] as const) {
    child[stream].setEncoding('utf8').on('data', (text: string) => {
      output[stream] += text;
    });
  }
  // A process may end without having read its input.
  child.stdin.on('error', () => {});

  const result = new Promise<JstimeResult>((resolve, reject) => {
    let timedOut = false;
    const timer = setTimeout(() => {
      timedOut = true;
      child.kill('SIGKILL');
    }, timeoutMs);
    child.on('error', reject);
    child.on('close', (code, signal) => {
      clearTimeout(timer);
      if (timedOut) {
        const seen = `stdout so far:\n${output.stdout}\nstderr so far:\n${output.stderr}`;
        reject(new Error(`jstime ${args.join(' ')} did not end within ${timeoutMs} ms\n${seen}`));
        return;
      }
      const durationMs = performance.now() - start;
      resolve({ ...output, exitCode: code ?? undefined, signal: signal ?? undefined, durationMs });
    });
  });
  // Whoever waits for output only would otherwise leave it unhandled.
  result.catch(() => {});

  return {
    child,
    get stdout() {
      return output.stdout;
    },
    get stderr() {
      return output.stderr;
    },
    result,
    waitFor: (stream, text) =>
      new Promise((resolve, reject) => {
        const look = () => {
          if (!output[stream].includes(text)) return;
          child[stream].off('data', look);
          resolve();
        };
        child[stream].on('data', look);
        look();
        result.then(
          () =>
            reject(new Error(`jstime ended without writing ${JSON.stringify(text)} to ${stream}:\n${output[stream]}`)),
          reject,
        );
      }),
  };
}

/** What a jstime of the tests is given as environment. */
export function environment(shape: Shape, extra: Record<string, string | undefined>): NodeJS.ProcessEnv {
  const cache = join(repository, 'test-results/cache');
  mkdirSync(cache, { recursive: true });
  return {
    PATH: process.env.PATH,
    HOME: process.env.HOME,
    TMPDIR: tmpdir(),
    LANG: 'C.UTF-8',
    TZ: 'UTC',
    XDG_CACHE_HOME: cache,
    ...(shape === 'addon' && { JSTIME_SHAPE: 'addon' }),
    ...extra,
  };
}
