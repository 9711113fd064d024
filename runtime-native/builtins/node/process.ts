/** The `process` object: what programs ask about their process. Also the module `node:process`. */
import { argumentTypeError, codedError } from '../internal/errors.ts';
import { ops } from '../internal/native.ts';
import {
  defineProperty,
  isArray,
  mathFloor,
  mathRound,
  numberIsInteger,
  numberIsNaN,
  toBigInt,
} from '../internal/primordials.ts';
import { env } from './process-env.ts';
import * as events from './process-events.ts';
import { inputStream, outputStream } from './process-streams.ts';
import * as signals from './signals.ts';

/** Set by bundle.mjs: a snapshot runs only on the platform that it was built on. */
declare const BUILD_PLATFORM: string;
declare const BUILD_ARCH: string;

const MS_PER_SECOND = 1000;
const NS_PER_MS = 1e6;
const NS_PER_SECOND = 1e9;

function toExitCode(code: unknown, name: string): number | undefined {
  if (code === undefined || code === null) return undefined;
  const text = typeof code === 'string' && code !== '' ? +code : undefined;
  const number = text === undefined || numberIsNaN(text) ? code : text;
  if (typeof number !== 'number') throw argumentTypeError(name, 'an integer', code);
  if (!numberIsInteger(number)) {
    throw codedError(RangeError, 'ERR_OUT_OF_RANGE', `'${name}' must be an integer, received ${number}`, toExitCode);
  }
  return number & 0xff;
}

const { bigint, hrtime } = {
  /** Nanoseconds on the monotonic clock. */
  bigint(): bigint {
    return toBigInt(mathRound(ops.now() * NS_PER_MS));
  },
  /** Seconds and nanoseconds on the monotonic clock, or the difference to an earlier result. */
  hrtime(previous: unknown = undefined): [seconds: number, nanoseconds: number] {
    const nowMs = ops.now();
    const seconds = mathFloor(nowMs / MS_PER_SECOND);
    const nanoseconds = mathFloor((nowMs % MS_PER_SECOND) * NS_PER_MS);
    if (previous === undefined) return [seconds, nanoseconds];
    if (!isArray(previous)) throw argumentTypeError('time', 'an array', previous);
    const elapsedSeconds = seconds - (previous[0] as number);
    const elapsed = nanoseconds - (previous[1] as number);
    return elapsed < 0 ? [elapsedSeconds - 1, elapsed + NS_PER_SECOND] : [elapsedSeconds, elapsed];
  },
};
defineProperty(hrtime, 'bigint', { value: bigint, writable: true, enumerable: true, configurable: true });

const { memoryUsage, rss } = {
  /** Bytes: of the process (`rss`), and of V8's heap and what it holds elsewhere. */
  memoryUsage(): { rss: number; heapTotal: number; heapUsed: number; external: number } {
    const bytes = ops.memoryUsage();
    return { rss: bytes[0], heapTotal: bytes[1], heapUsed: bytes[2], external: bytes[3] };
  },
  rss(): number {
    return ops.memoryUsage()[0];
  },
};
defineProperty(memoryUsage, 'rss', { value: rss, writable: true, enumerable: true, configurable: true });

const members = {
  arch: BUILD_ARCH,
  env,
  hrtime,
  platform: BUILD_PLATFORM,

  chdir(directory: unknown): void {
    if (typeof directory !== 'string') throw argumentTypeError('directory', 'a string', directory);
    ops.chdir(directory);
  },
  cwd(): string {
    return ops.cwd();
  },
  /** Ends the process with `code`, or else with `exitCode`, or else with 0. */
  exit(code: unknown = undefined): never {
    return ops.exit(events.emitExit(toExitCode(code, 'code') ?? ops.getExitCode() ?? 0));
  },

  kill: signals.kill,
  memoryUsage,
  uptime(): number {
    return ops.now() / MS_PER_SECOND;
  },

  addListener: events.on,
  on: events.on,
  once: events.once,
  off: events.off,
  removeListener: events.off,
  removeAllListeners: events.removeAllListeners,
  emit: events.emit,
  listeners: events.listeners,
  listenerCount: events.listenerCount,

  /** The exit code of a process that ends by itself. */
  get exitCode(): number | undefined {
    return ops.getExitCode();
  },
  set exitCode(code: unknown) {
    ops.setExitCode(toExitCode(code, 'exitCode'));
  },
  get execPath(): string {
    return ops.execPath();
  },
  get pid(): number {
    return ops.pid();
  },
  get ppid(): number {
    return ops.parentPid();
  },
  get version(): string {
    return `v${ops.versions().jstime}`;
  },
};

export const process = members as typeof members & {
  argv: string[];
  readonly stdin: object;
  readonly stdout: object;
  readonly stderr: object;
  readonly versions: Readonly<Record<string, string>>;
};

/** An ordinary property whose value is made when it is first looked at, as the snapshot cannot hold it. */
function defineLazy(name: string, load: () => unknown): void {
  const replaceBy = (value: unknown) => {
    defineProperty(process, name, { value, writable: true, enumerable: true, configurable: true });
  };
  defineProperty(process, name, {
    get() {
      const value = load();
      replaceBy(value);
      return value;
    },
    set: replaceBy,
    enumerable: true,
    configurable: true,
  });
}

defineLazy('argv', () => [ops.execPath(), ops.scriptPath(), ...ops.args()]);
defineLazy('stdin', () => inputStream());
defineLazy('stdout', () => outputStream(1));
defineLazy('stderr', () => outputStream(2));
defineLazy('versions', () => Object.freeze({ ...ops.versions() }));
defineProperty(process, Symbol.toStringTag, { value: 'process', configurable: true });
