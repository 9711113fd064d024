// Frames and stacks as short texts: `name main.mjs:3`, with lines counted from 1.
import type { Protocol as Cdp } from 'devtools-protocol';
import type { Session } from './session.ts';

/** Where a pause is: `main.mjs:3`. */
export function placeOf(session: Session, { callFrames }: Cdp.Debugger.PausedEvent): string {
  const [top] = callFrames;
  return top ? locationOf(session, top.location) : '(nowhere)';
}

/** All frames of a pause, the inner one first. */
export function framesOf(session: Session, { callFrames }: Cdp.Debugger.PausedEvent): string[] {
  return callFrames.map(({ functionName, location }) => `${functionName} ${locationOf(session, location)}`.trim());
}

/** All frames of a stack trace, its asynchronous parts behind their descriptions in square brackets. */
export async function stackOf(session: Session, trace: Cdp.Runtime.StackTrace | undefined): Promise<string[]> {
  const stack: string[] = [];
  for (let part = trace; part; part = await parentOf(session, part)) {
    if (part !== trace) stack.push(`[${part.description}]`);
    for (const { functionName, url, lineNumber } of part.callFrames) {
      stack.push(`${functionName} ${nameOf(url)}:${lineNumber + 1}`.trim());
    }
  }
  return stack;
}

async function parentOf(
  session: Session,
  { parent, parentId }: Cdp.Runtime.StackTrace,
): Promise<Cdp.Runtime.StackTrace | undefined> {
  if (!parentId) return parent;
  return (await session.send('Debugger.getStackTrace', { stackTraceId: parentId })).stackTrace;
}

function locationOf(session: Session, { scriptId, lineNumber }: Cdp.Debugger.Location): string {
  return `${nameOf(session.scripts.get(scriptId)?.url ?? '(unknown)')}:${lineNumber + 1}`;
}

function nameOf(url: string): string {
  return url.startsWith('data:') ? 'data:' : url.replace(/^.*\//, '');
}
