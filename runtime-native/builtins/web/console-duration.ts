/** How console.time prints durations. */
import { mathFloor, numberToFixed, stringPadStart } from '../internal/primordials.ts';

const SECOND_MS = 1000;
const MINUTE_MS = 60 * SECOND_MS;
const HOUR_MS = 60 * MINUTE_MS;

const pad = (value: number | string, length: number): string => stringPadStart(`${value}`, length, '0');

/** `0.123ms`, `1.500s`, `1:05.250 (m:ss.mmm)` or `2:01:05.250 (h:mm:ss.mmm)`. */
export function formatDuration(durationMs: number): string {
  if (durationMs < SECOND_MS) return `${+numberToFixed(durationMs, 3)}ms`;
  if (durationMs < MINUTE_MS) return `${numberToFixed(durationMs / SECOND_MS, 3)}s`;
  const hours = mathFloor(durationMs / HOUR_MS);
  const minutes = mathFloor((durationMs % HOUR_MS) / MINUTE_MS);
  const seconds = pad(numberToFixed((durationMs % MINUTE_MS) / SECOND_MS, 3), 6);
  return hours === 0 ? `${minutes}:${seconds} (m:ss.mmm)` : `${hours}:${pad(minutes, 2)}:${seconds} (h:mm:ss.mmm)`;
}
