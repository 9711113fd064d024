// @ts-check
// The same rows over the inspector itself, as far as they make sense without an adapter: nobody gets below.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { InspectorClient, readUrl } from '../lib/inspector-client.mjs';
import { runtimeEnvironment } from '../lib/runtimes.mjs';
import { medianOf } from '../lib/statistics.mjs';

/** @typedef {import('./rows.mjs').Sample} Sample */

/**
 * @param {string} jstime
 * @param {{ folder: string, cacheFolder: string }} folders
 * @returns {Promise<Sample>}
 */
export async function measureInspector(jstime, { folder, cacheFolder }) {
  const program = spawn(jstime, ['--inspect-wait=127.0.0.1:0', join(folder, 'steps.mjs')], {
    env: runtimeEnvironment(cacheFolder),
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const startMs = performance.now();
  try {
    const client = await InspectorClient.connect(await readUrl(program.stderr));
    await Promise.all([client.send('Runtime.enable'), client.send('Debugger.enable')]);
    await client.send('Debugger.setBreakpointByUrl', { urlRegex: 'steps\\.mjs$', lineNumber: 2 });
    const first = client.next('Debugger.paused');
    await client.send('Runtime.runIfWaitingForDebugger');
    let { callFrames } = await first;
    const sample = { 'first-stop': performance.now() - startMs };
    const step = async () => {
      const paused = client.next('Debugger.paused');
      await client.send('Debugger.stepOver');
      ({ callFrames } = await paused);
    };
    const look = () => client.send('Runtime.getProperties', propertiesOf(callFrames[0].scopeChain[0].object.objectId));
    const stepMs = await medianOf(40, step);
    const lookMs = await medianOf(20, async () => {
      await step();
      await look();
    });
    const { result } = await client.send('Debugger.evaluateOnCallFrame', {
      callFrameId: callFrames[0].callFrameId,
      expression: 'list',
    });
    const begin = performance.now();
    await client.send('Runtime.getProperties', propertiesOf(result.objectId));
    const arrayMs = performance.now() - begin;
    const pageMs = await medianOf(20, async () => {
      const page = await client.send('Runtime.callFunctionOn', {
        objectId: result.objectId,
        functionDeclaration: 'function () { return this.slice(0, 100); }',
      });
      await client.send('Runtime.getProperties', propertiesOf(page.result.objectId));
    });
    client.close();
    return { ...sample, step: stepMs, 'step-look': lookMs, array: arrayMs, page: pageMs };
  } finally {
    program.kill('SIGKILL');
    if (program.exitCode === null && program.signalCode === null) await once(program, 'exit');
  }
}

/** @param {string} objectId */
function propertiesOf(objectId) {
  return { objectId, ownProperties: true };
}
