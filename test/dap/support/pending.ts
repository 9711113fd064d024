// Tests whose features are still being built: their titles, and a way to say so. DAP_PENDING=1 runs them all the same.
import { test } from 'vitest';

const pending: ReadonlySet<string> = new Set<string>([]);

/** A test, or only its title while it is pending. */
export function buildingTest(title: string, body: () => Promise<void>): void {
  if (pending.has(title) && !process.env.DAP_PENDING) test.todo(title);
  else test(title, body);
}
