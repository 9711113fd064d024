import { expect, test } from 'vitest';
import { formatDuration } from './console-duration.ts';

test.each([
  [0, '0ms'],
  [0.1234, '0.123ms'],
  [12.5, '12.5ms'],
  [999.9994, '999.999ms'],
  [1000, '1.000s'],
  [59_999, '59.999s'],
  [60_000, '1:00.000 (m:ss.mmm)'],
  [65_250.4, '1:05.250 (m:ss.mmm)'],
  [3_600_000, '1:00:00.000 (h:mm:ss.mmm)'],
  [7_265_250, '2:01:05.250 (h:mm:ss.mmm)'],
])('%d ms', (durationMs, text) => {
  expect(formatDuration(durationMs)).toBe(text);
});
