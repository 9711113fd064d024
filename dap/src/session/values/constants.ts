/** Whether a variable is a constant. V8 would set it nevertheless: only the text of the program tells. */
import type { Protocol } from 'devtools-protocol';
import type { CdpSession } from '../../cdp/session.ts';
import { isConstant, type TextPosition } from '../../model/declarations.ts';

type CallFrame = Protocol.Debugger.CallFrame;
type Scope = Protocol.Debugger.Scope;

/** Whether the scope of a frame has it as a constant. */
export async function isConstantAt(
  cdp: CdpSession,
  { location }: CallFrame,
  { type, startLocation: start, endLocation: end }: Scope,
  name: string,
): Promise<boolean> {
  if (type === 'global' || type === 'with' || type === 'wasm-expression-stack') return false;
  const scriptId = start?.scriptId ?? location.scriptId;
  const { scriptSource } = await cdp.send('Debugger.getScriptSource', { scriptId });
  return isConstant(scriptSource, name, start && positionOf(start), end && positionOf(end));
}

/** Whether the name is a constant for an expression in a frame. */
export async function isConstantIn(cdp: CdpSession, frame: CallFrame, name: string): Promise<boolean> {
  const found = await Promise.all(frame.scopeChain.map((scope) => hasVariable(cdp, scope, name)));
  const scope = frame.scopeChain[found.indexOf(true)];
  return scope !== undefined && isConstantAt(cdp, frame, scope, name);
}

/** Whether the scope has a variable of that name. */
export async function hasVariable(cdp: CdpSession, { object, type }: Scope, name: string): Promise<boolean> {
  if (object.objectId === undefined || type === 'global') return false;
  const { result } = await cdp.send('Runtime.getProperties', { objectId: object.objectId, ownProperties: true });
  return result.some((property) => property.name === name);
}

function positionOf({ lineNumber, columnNumber = 0 }: Protocol.Debugger.Location): TextPosition {
  return { line: lineNumber, column: columnNumber };
}
