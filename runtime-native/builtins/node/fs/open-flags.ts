/** How a file is opened, by Node's short texts. */
import { argumentTypeError, argumentValueError } from '../../internal/errors.ts';
import { constants } from './constants.ts';

const { O_APPEND, O_CREAT, O_EXCL, O_RDONLY, O_RDWR, O_SYNC, O_TRUNC, O_WRONLY } = constants;

const WRITE = O_TRUNC | O_CREAT;
const APPEND = O_APPEND | O_CREAT;

const FLAGS: Readonly<Record<string, number>> = {
  __proto__: null as never,
  r: O_RDONLY,
  rs: O_RDONLY | O_SYNC,
  sr: O_RDONLY | O_SYNC,
  'r+': O_RDWR,
  'rs+': O_RDWR | O_SYNC,
  'sr+': O_RDWR | O_SYNC,
  w: WRITE | O_WRONLY,
  wx: WRITE | O_WRONLY | O_EXCL,
  xw: WRITE | O_WRONLY | O_EXCL,
  'w+': WRITE | O_RDWR,
  'wx+': WRITE | O_RDWR | O_EXCL,
  'xw+': WRITE | O_RDWR | O_EXCL,
  a: APPEND | O_WRONLY,
  ax: APPEND | O_WRONLY | O_EXCL,
  xa: APPEND | O_WRONLY | O_EXCL,
  as: APPEND | O_WRONLY | O_SYNC,
  sa: APPEND | O_WRONLY | O_SYNC,
  'a+': APPEND | O_RDWR,
  'ax+': APPEND | O_RDWR | O_EXCL,
  'xa+': APPEND | O_RDWR | O_EXCL,
  'as+': APPEND | O_RDWR | O_SYNC,
  'sa+': APPEND | O_RDWR | O_SYNC,
};

/** The flags of open(2) for a text or a number; `fallback` for undefined and null. */
export function toFlags(value: unknown, fallback: string): number {
  const given = value ?? fallback;
  if (typeof given === 'number' && given >>> 0 === given) return given;
  if (typeof given !== 'string') throw argumentTypeError('flags', 'a string or an integer', given);
  const flags = FLAGS[given];
  if (flags === undefined) throw argumentValueError('flags', 'is not known', given);
  return flags;
}
