// How long it takes from asking for a session to its first stop: ours, and that of VS Code's own debugger on Node.
import { appendFileSync } from 'node:fs';
import * as vscode from 'vscode';
import { api, file, projectFolder } from './project.ts';
import { test, until } from './runner.ts';

export { run } from './runner.ts';

const rounds = 12;

/** In milliseconds, until the stop has reached VS Code. */
async function timeToFirstStop(configuration: vscode.DebugConfiguration): Promise<number> {
  const stopped = Promise.withResolvers<number>();
  const live = new Set<string>();
  const tracker = vscode.debug.registerDebugAdapterTrackerFactory('*', {
    createDebugAdapterTracker: () => ({
      onDidSendMessage({ event }: { event?: string }) {
        if (event === 'stopped') stopped.resolve(performance.now());
      },
    }),
  });
  const starting = vscode.debug.onDidStartDebugSession(({ id }) => live.add(id));
  const ending = vscode.debug.onDidTerminateDebugSession(({ id }) => live.delete(id));
  const start = performance.now();
  await vscode.debug.startDebugging(projectFolder(), configuration);
  const time = (await stopped.promise) - start;
  await vscode.debug.stopDebugging();
  await until('the end', () => live.size === 0);
  for (const one of [tracker, starting, ending]) one.dispose();
  return time;
}

test('from F5 to the first stop', async () => {
  await api();
  const program = file('main.js').fsPath;
  const place = new vscode.Location(file('main.js'), new vscode.Position(2, 0));
  vscode.debug.addBreakpoints([new vscode.SourceBreakpoint(place)]);
  const configurations = {
    jstime: { type: 'jstime', request: 'launch', name: 'ours', program },
    'js-debug with Node': {
      type: 'node',
      request: 'launch',
      name: 'theirs',
      program,
      runtimeExecutable: process.env.JSTIME_TEST_NODE,
    },
  };
  const times: Record<string, number[]> = { jstime: [], 'js-debug with Node': [] };
  for (let round = 0; round < rounds; round += 1) {
    for (const [name, configuration] of Object.entries(configurations)) {
      const time = await timeToFirstStop(configuration);
      // The first of each warms up: modules of the debuggers, files in the cache.
      if (round > 0) times[name]?.push(time);
    }
  }
  appendFileSync(process.env.JSTIME_TEST_REPORT!, JSON.stringify(times));
});
