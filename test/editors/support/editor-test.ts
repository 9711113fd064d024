// What every editor test has: a folder, a jstime under inspection, and a cleanup that leaves nothing running.
import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'vitest';
import { type RunningJstime, type Shape, shapes, startJstime } from '../../support/jstime.ts';

/** A jstime whose inspector listens. */
export interface Target {
  readonly target: RunningJstime;
  /** `127.0.0.1:PORT`. */
  readonly host: string;
  readonly port: number;
  /** `ws://127.0.0.1:PORT/UUID`. */
  readonly webSocketUrl: string;
}

export class EditorLab {
  /** A fresh folder, the working directory of what is started. */
  readonly folder = realpathSync(mkdtempSync(join(tmpdir(), 'jstime-editors-')));
  readonly shape: Shape;
  readonly #cleanups: (() => unknown)[] = [];

  constructor(shape: Shape) {
    this.shape = shape;
  }

  /** Called at the end of the test; the last one first. */
  onEnd(cleanup: () => unknown): void {
    this.#cleanups.push(cleanup);
  }

  /** Starts jstime and waits for its inspector. */
  async start(args: readonly string[]): Promise<Target> {
    const target = startJstime(args, { cwd: this.folder, shape: this.shape, timeoutMs: 60_000 });
    this.onEnd(() => target.child.kill('SIGKILL'));
    await target.waitFor('stderr', 'Debugger listening on ');
    const line = /Debugger listening on (ws:\S+)\n/;
    while (!line.test(target.stderr)) await new Promise((resolve) => setImmediate(resolve));
    const webSocketUrl = line.exec(target.stderr)?.[1] ?? '';
    const { host, port } = new URL(webSocketUrl);
    return { target, host, port: Number(port), webSocketUrl };
  }

  async dispose(): Promise<void> {
    for (const cleanup of this.#cleanups.reverse()) await cleanup();
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** A test in both process shapes. */
export function editorTest(title: string, body: (lab: EditorLab) => Promise<void>): void {
  for (const shape of shapes) {
    test(`${title} [${shape}]`, async () => {
      const lab = new EditorLab(shape);
      try {
        await body(lab);
      } finally {
        await lab.dispose();
      }
    });
  }
}
