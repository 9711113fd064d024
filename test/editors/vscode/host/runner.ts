// The smallest runner of tests: one after the other, and a line of JSON about each. It runs inside the extension host.
import { appendFileSync } from 'node:fs';

interface Case {
  readonly title: string;
  readonly body: () => Promise<void>;
}

const cases: Case[] = [];
const cleanups: (() => unknown)[] = [];

const timeoutMs = Number(process.env.JSTIME_TEST_TIMEOUT ?? 30_000);

/** Declares a test. */
export function test(title: string, body: () => Promise<void>): void {
  cases.push({ title, body });
}

/** Called after the running test, the last one first. */
export function onEnd(cleanup: () => unknown): void {
  cleanups.push(cleanup);
}

/** VS Code calls this export of the file of tests. */
export async function run(): Promise<void> {
  let failed = 0;
  const wanted = process.env.JSTIME_TEST_ONLY ?? '';
  for (const { title, body } of cases.filter((one) => one.title.includes(wanted))) {
    const start = performance.now();
    const problem = await outcomeOf(body);
    const leftover = await cleanUp();
    const error = problem ?? leftover;
    if (error !== undefined) failed += 1;
    const outcome = { title, ms: Math.round(performance.now() - start), error };
    appendFileSync(process.env.JSTIME_TEST_RESULTS!, `${JSON.stringify(outcome)}\n`);
  }
  if (failed > 0) throw new Error(`${failed} tests have failed`);
}

async function outcomeOf(body: () => Promise<void>): Promise<string | undefined> {
  let timer: NodeJS.Timeout | undefined;
  try {
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new Error(`not done after ${timeoutMs} ms${waitingFor()}`)), timeoutMs);
    });
    await Promise.race([body(), late]);
    return undefined;
  } catch (error) {
    return (error as Error).stack ?? String(error);
  } finally {
    clearTimeout(timer);
  }
}

async function cleanUp(): Promise<string | undefined> {
  let failure: string | undefined;
  for (const cleanup of cleanups.splice(0).reverse()) {
    const problem = await outcomeOf(async () => void (await cleanup()));
    failure ??= problem;
  }
  return failure;
}

let awaited: string | undefined;

function waitingFor(): string {
  return awaited === undefined ? '' : `, waiting for: ${awaited}`;
}

/** Asks again until there is an answer that is neither undefined nor false. */
export async function until<T>(what: string, ask: () => T | Thenable<T>): Promise<Exclude<T, undefined | false>> {
  awaited = what;
  for (;;) {
    const answer = await ask();
    if (answer !== undefined && answer !== false) {
      awaited = undefined;
      return answer as Exclude<T, undefined | false>;
    }
    await new Promise((done) => setTimeout(done, 20));
  }
}
