/**
 * V8's prepare-stack-trace callback: formats stacks as V8 does, with positions moved through source maps.
 */
import type { CallSite } from './native-ops.d.ts';
import { arrayPush, errorToString, reflectApply, stringLastIndexOf, stringSlice } from './primordials.ts';
import { hasSourceMaps, originalPositionOf } from './source-maps.ts';

/** Set by bundle.mjs: the name of the script that this is in. */
declare const BUILTINS_URL: string;

type UserFormatter = (error: unknown, frames: CallSite[]) => unknown;

const ErrorConstructor = Error as unknown as { prepareStackTrace?: unknown };

/** The first line of a stack. Where a getter of the error throws, V8's default stands in. */
function headerOf(error: unknown): string {
  try {
    return errorToString(error as Error);
  } catch {
    const name = textMember(error, 'name') ?? 'Error';
    const message = textMember(error, 'message');
    return message === undefined ? name : `${name}: ${message}`;
  }
}

function textMember(error: unknown, name: string): string | undefined {
  try {
    const value = (error as Record<string, unknown>)[name];
    return typeof value === 'string' ? value : undefined;
  } catch {
    return undefined;
  }
}

function formatFrame(frame: CallSite): string {
  let text = '<unknown frame>';
  try {
    text = frame.toString();
    if (!hasSourceMaps()) return text;
    const url = frame.getScriptNameOrSourceURL();
    const line = frame.getLineNumber();
    const column = frame.getColumnNumber();
    if (!url || line === null || column === null) return text;
    const original = originalPositionOf(url, line, column);
    if (original === undefined) return text;
    const generated = `${url}:${line}:${column}`;
    const start = stringLastIndexOf(text, generated);
    if (start === -1) return text;
    const position = `${original.url}:${original.line}:${original.column}`;
    return `${stringSlice(text, 0, start)}${position}${stringSlice(text, start + generated.length)}`;
  } catch {
    return text;
  }
}

/** Leaves out the frames of the built-ins: unless there is a debugger V8 does not hide them. */
function visibleFrames(frames: CallSite[]): CallSite[] {
  const visible: CallSite[] = [];
  for (let index = 0; index < frames.length; index++) {
    const frame = frames[index] as CallSite;
    if (frame.getFileName() !== BUILTINS_URL) arrayPush(visible, frame);
  }
  return visible;
}

export function prepareStackTrace(error: unknown, allFrames: CallSite[]): unknown {
  const frames = visibleFrames(allFrames);
  // The callback replaces V8's own look at this property.
  const { prepareStackTrace: userFormatter } = ErrorConstructor;
  if (typeof userFormatter === 'function') {
    return reflectApply(userFormatter as UserFormatter, ErrorConstructor, [error, frames]);
  }
  let text = headerOf(error);
  for (let index = 0; index < frames.length; index++) {
    text += `\n    at ${formatFrame(frames[index] as CallSite)}`;
  }
  return text;
}
