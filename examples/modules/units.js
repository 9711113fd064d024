// The other half of the cycle.
import { UNIT } from './shapes.js';

export function withUnit(length) {
  return `${length} ${UNIT}`;
}
