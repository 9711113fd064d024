import { readFile } from 'node:fs';
import { promisify } from 'node:util';

// Not from `node:fs/promises`, which takes 2 MB to load.
const read = promisify(readFile);

/**
 * Reads a text file.
 * @throws {Error} of the system.
 */
export function readText(path: string): Promise<string> {
  return read(path, 'utf8');
}
