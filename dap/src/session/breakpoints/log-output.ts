/** What breakpoints say: log messages, and conditions that fail. The editor sees it; the program's output does not have it. */
import type { DebugProtocol as Dap } from '@vscode/debugprotocol';
import type { Protocol } from 'devtools-protocol';
import { logPieces } from '../../model/breakpoint-condition.ts';
import { readLogMessage } from '../../model/log-message.ts';
import { valueText } from '../../model/preview.ts';
import type { Sources } from '../sources/sources.ts';
import type { Values } from '../values/values.ts';

/** How long a value in a message may become. */
const textBudget = 10_000;

type ConsoleCall = Protocol.Runtime.ConsoleAPICalledEvent;
type RemoteObject = Protocol.Runtime.RemoteObject;

/** A breakpoint that speaks. */
export interface Speaker {
  readonly logMessage: string | undefined;
  /** Of the breakpoint, for users. */
  readonly name: string;
}

/** An event `output` from what a breakpoint said in the program. */
export function logOutput(
  call: ConsoleCall,
  speaker: Speaker,
  sources: Sources,
  values: Pick<Values, 'referenceOf'>,
): Dap.OutputEvent['body'] {
  const [, ...args] = call.args;
  const place = placeOf(call, sources);
  if (call.type === 'error') {
    const [line = ''] = (args[0]?.description ?? String(args[0]?.value)).split('\n');
    return { category: 'stderr', output: `${speaker.name} failed: ${line}\n`, ...place };
  }
  const pieces = logPieces(readLogMessage(speaker.logMessage ?? ''), args);
  const text = pieces.map((piece) => (typeof piece === 'string' ? piece : textOf(piece))).join('');
  const variablesReference = values.referenceOf(args);
  return { category: 'console', output: `${text}\n`, ...place, ...(variablesReference > 0 && { variablesReference }) };
}

function textOf(value: RemoteObject): string {
  return typeof value.value === 'string'
    ? value.value
    : valueText(value, { budget: textBudget, hex: false, stack: false });
}

/** The innermost frame is the condition itself. */
function placeOf({ stackTrace }: ConsoleCall, sources: Sources): Partial<Dap.OutputEvent['body']> {
  for (const frame of stackTrace?.callFrames ?? []) {
    const place = sources.locate(frame);
    if (place) return place;
  }
  return {};
}
