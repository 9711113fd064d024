/** One operation of the core, as a promise. */

import type { FileOperations } from '../../internal/fs-ops.d.ts';
import { ops } from '../../internal/native.ts';
import { captureStackTrace } from '../../internal/primordials.ts';

/** Gives the error of an operation the stack of the asynchronous callers. */
export async function run<Name extends keyof FileOperations>(
  name: Name,
  ...args: Parameters<FileOperations[Name]>
): Promise<ReturnType<FileOperations[Name]>> {
  try {
    return await ops.fs(name, ...args);
  } catch (error) {
    captureStackTrace(error as Error, run);
    throw error;
  }
}
