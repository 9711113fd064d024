/**
 * When the runtime was ready for what, under the names that Node gives these moments.
 * @see https://nodejs.org/api/perf_hooks.html#class-performancenodetiming
 */
import { ops } from '../internal/native.ts';
import { configureInterface } from '../internal/webidl/interfaces.ts';
import { EntryState, entryState, PerformanceEntry, printEntryAttributes, setNextState } from './performance-entry.ts';

const { now, startupTimes } = ops;

export class PerformanceNodeTiming extends PerformanceEntry {
  override get duration(): number {
    entryState(this);
    return now();
  }

  get nodeStart(): number {
    return entryState(this).startTime;
  }

  get v8Start(): number {
    entryState(this);
    return startupTimes()[0];
  }

  /** The built-ins come with the snapshot: everything is there at once. */
  get environment(): number {
    entryState(this);
    return startupTimes()[1];
  }

  get bootstrapComplete(): number {
    entryState(this);
    return startupTimes()[1];
  }

  get loopStart(): number {
    entryState(this);
    return startupTimes()[2];
  }

  override toJSON(): object {
    const { id, name, entryType, startTime } = entryState(this);
    const [v8Start, environment, loopStart] = startupTimes();
    return {
      id,
      name,
      entryType,
      startTime,
      duration: now(),
      navigationId: 0,
      nodeStart: startTime,
      v8Start,
      environment,
      bootstrapComplete: environment,
      loopStart,
    };
  }
}
configureInterface(PerformanceNodeTiming, 'PerformanceNodeTiming');
printEntryAttributes(PerformanceNodeTiming.prototype, [
  'nodeStart',
  'v8Start',
  'environment',
  'bootstrapComplete',
  'loopStart',
]);

setNextState(new EntryState('node', 'node', 0, 0));
export const nodeTiming = new PerformanceNodeTiming();
