import { fstatSync } from 'node:fs';

/** Whether an open file is what a `Socket` of Node can read and write. */
export function isPipe(fd: number): boolean {
  const info = fstatSync(fd);
  return info.isFIFO() || info.isSocket();
}
