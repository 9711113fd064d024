// `.help NAME`: what the declarations say of globals, members and exports, in both process shapes.
import { describe, expect, test } from 'vitest';
import { keys } from '../support/terminal.ts';
import { run, startRepl } from './start.ts';

describe.concurrent('help', () => {
  test.each(['direct', 'addon'] as const)('of names and of members (%s)', async (shape) => {
    using repl = await startRepl({ rows: 60, shape });
    const text = (await run(repl, '.help fetch')).join('\n');
    expect(text).toMatch(
      /^fetch\(input: RequestInfo, init\?: RequestInit\): Promise<Response>\n\nRequests a resource\./,
    );
    expect(text).toMatch(/\ninput +an absolute URL, or a Request\n/);
    expect(text).toMatch(/\nrejects +TypeError: when there is no response/);
    expect((await run(repl, '.help URL.parse'))[0]).toBe('parse(url: string | URL, base?: string | URL): URL | null');
    expect((await run(repl, '.help crypto.subtle.digest'))[0]).toMatch(/^digest\(algorithm: /);
    expect(await run(repl, '.help readFile')).toContain("import { readFile } from 'node:fs/promises'");
  });

  test('of what is not there', async () => {
    using repl = await startRepl();
    expect(await run(repl, '.help document')).toEqual(['jstime itself has nothing called document']);
    expect(await run(repl, '.help timeout')).toEqual([
      expect.stringMatching(/^jstime itself has nothing called timeout\. It has: .*setTimeout/),
    ]);
  });

  test('completes names', async () => {
    using repl = await startRepl();
    repl.type(`.help structuredCl${keys.tab}\r`);
    await repl.waitFor(() => repl.lines.some((line) => line.startsWith('structuredClone<T = any>(')));
  });
});
