// Half of a cycle: uses units.js, which uses this module. Neither needs the other before it runs.
import { withUnit } from './units.js';

export const UNIT = 'cm';

export function area({ width, height }) {
  return width * height;
}

export function describe(shape) {
  return `${withUnit(shape.width)} x ${withUnit(shape.height)}`;
}
