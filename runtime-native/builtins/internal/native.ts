/**
 * The ops of the core, as the bundle's one parameter. Modules take what they need from `ops` once,
 * at their top level: ops are never replaced afterwards.
 */
import type { NativeOps } from './native-ops.d.ts';

declare const native: NativeOps;

export const ops: NativeOps = native;
