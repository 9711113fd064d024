/** CPU and heap profiles, heap snapshots: custom requests, answered with a file that DevTools and VS Code open. */
import { createWriteStream, writeFile } from 'node:fs';
import { tmpdir } from 'node:os';
import { isAbsolute, join } from 'node:path';
import { finished } from 'node:stream';
import { promisify } from 'node:util';
import type { CdpSession } from '../cdp/session.ts';
import type { Handlers } from '../dap/protocol.ts';
import { RequestError } from '../dap/request-error.ts';
import type { ProfileType, WrittenFile } from '../protocol.ts';
import type { SessionContext } from './context.ts';
import type { Feature } from './feature.ts';

const extensions = { cpu: '.cpuprofile', heap: '.heapprofile' } as const;

export class Profiles implements Feature {
  readonly handlers: Handlers = {
    startProfile: ({ type }) => this.#start(type),
    stopProfile: ({ file }) => this.#stop(file),
    takeHeapSnapshot: ({ file }) => this.#takeSnapshot(file),
  };

  readonly #context: SessionContext;
  #recording: ProfileType | undefined;
  #files = 0;
  #snapshots = 0;

  constructor(context: SessionContext) {
    this.#context = context;
  }

  disconnected(): void {
    this.#recording = undefined;
  }

  async #start(type: ProfileType): Promise<void> {
    const { cdp } = this.#context.debuggee;
    if (!(type in extensions)) throw new RequestError(`There is no profile "${type}": it must be "cpu" or "heap"`);
    if (this.#recording) throw new RequestError(`A ${this.#recording} profile is being recorded already`);
    this.#recording = type;
    if (type === 'cpu') {
      await cdp.send('Profiler.enable');
      await cdp.send('Profiler.start');
    } else {
      await cdp.send('HeapProfiler.enable');
      await cdp.send('HeapProfiler.startSampling', {});
    }
  }

  async #stop(file: string | undefined): Promise<WrittenFile> {
    const { cdp } = this.#context.debuggee;
    const type = this.#recording;
    if (!type) throw new RequestError('No profile is being recorded');
    const path = this.#path(file, extensions[type]);
    this.#recording = undefined;
    const { profile } = await cdp.send(type === 'cpu' ? 'Profiler.stop' : 'HeapProfiler.stopSampling');
    await cdp.send(type === 'cpu' ? 'Profiler.disable' : 'HeapProfiler.disable');
    await promisify(writeFile)(path, JSON.stringify(profile)).catch(cannotWrite);
    return { file: path };
  }

  async #takeSnapshot(file: string | undefined): Promise<WrittenFile> {
    const { cdp } = this.#context.debuggee;
    const path = this.#path(file, '.heapsnapshot');
    const progress = this.#progress('Taking a heap snapshot');
    try {
      await writeSnapshot(cdp, path);
    } finally {
      progress.end();
    }
    return { file: path };
  }

  #progress(title: string): { end(): void } {
    if (!this.#context.client.supportsProgressReporting) return { end() {} };
    const progressId = `snapshot-${++this.#snapshots}`;
    this.#context.event('progressStart', { progressId, title, cancellable: false });
    return { end: () => this.#context.event('progressEnd', { progressId }) };
  }

  #path(file: string | undefined, extension: string): string {
    if (file === undefined) return join(tmpdir(), `jstime-${process.pid}-${Date.now()}-${++this.#files}${extension}`);
    if (typeof file !== 'string' || !isAbsolute(file)) throw new RequestError('"file" must be an absolute path');
    return file;
  }
}

/** A snapshot is as large as the heap: it goes to the file as it comes. */
async function writeSnapshot(cdp: CdpSession, path: string): Promise<void> {
  const stream = createWriteStream(path);
  const written = promisify(finished)(stream).catch(cannotWrite);
  // It may fail before anybody waits for it.
  written.catch(() => {});
  await cdp.send('HeapProfiler.enable');
  const unlisten = cdp.on('HeapProfiler.addHeapSnapshotChunk', ({ chunk }) => void stream.write(chunk));
  try {
    await cdp.send('HeapProfiler.takeHeapSnapshot', {});
  } finally {
    unlisten();
    stream.end();
    await cdp.send('HeapProfiler.disable').catch(() => {});
  }
  await written;
}

function cannotWrite(error: Error): never {
  throw RequestError.forUser(`The file cannot be written: ${error.message}`);
}
