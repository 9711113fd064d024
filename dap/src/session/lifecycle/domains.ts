/** Switches on what the other features listen to. The last to be connected would be too late: V8 tells of scripts at once. */
import type { Debuggee } from '../debuggee.ts';
import type { Feature } from '../feature.ts';

const asyncStackDepth = 32;

export class Domains implements Feature {
  connected({ cdp }: Debuggee): Promise<unknown> {
    // What jstime tells by JSTime.exiting.
    cdp.on('NodeRuntime.waitingForDisconnect', () => cdp.close());
    return Promise.all([
      cdp.send('Runtime.enable'),
      cdp.send('Debugger.enable', {}),
      cdp.send('Debugger.setAsyncCallStackDepth', { maxDepth: asyncStackDepth }),
      cdp.send('NodeRuntime.notifyWhenWaitingForDisconnect', { enabled: true }).catch(() => {}),
    ]);
  }
}
