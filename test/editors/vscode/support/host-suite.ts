// Tests that run in VS Code's extension host, as tests of the runner here.
import { afterAll, describe, test } from 'vitest';
import { type HostRun, runInHost } from './host-run.ts';
import { VsCodeServer } from './server.ts';

/** Declares the tests of a suite. It runs before the first of them, while the file is read. */
export async function hostSuite(run: HostRun): Promise<void> {
  const server = new VsCodeServer();
  afterAll(() => server.stop());
  const outcomes = await runInHost(server, run);
  describe(run.suite, () => {
    for (const { title, error } of outcomes) {
      test(title, () => {
        if (error !== undefined) throw new Error(error);
      });
    }
  });
}
