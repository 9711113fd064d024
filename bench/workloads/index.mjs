// @ts-check
// All workloads, in the order of the report.
import { apis } from './apis.mjs';
import { events } from './events.mjs';
import { fetches } from './fetch.mjs';
import { inspector } from './inspector.mjs';
import { microtasks } from './microtasks.mjs';
import { modules } from './modules.mjs';
import { output } from './output.mjs';
import { wholeProgram } from './program.mjs';
import { startup } from './startup.mjs';
import { timers } from './timers.mjs';

/** @type {import('./workload.mjs').Workload[]} */
export const workloads = [
  ...startup,
  ...modules,
  ...output,
  ...timers,
  ...microtasks,
  ...apis,
  ...events,
  ...fetches,
  ...wholeProgram,
  ...inspector,
];
