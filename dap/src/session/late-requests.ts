/** Requests that the program outruns: it goes on or ends while they are answered. That is nobody's mistake. */
import { CdpError } from '../cdp/session.ts';
import { RequestError } from '../dap/request-error.ts';

/** What V8 says of objects and frames that are no more. */
const gone = /object with given id|while paused|call frame|callFrameId|context with specified id/i;

/** What to tell the editor when the program has refused a command; nothing for other errors. */
export function refusal(error: unknown): RequestError | undefined {
  if (!(error instanceof CdpError)) return undefined;
  return new RequestError(gone.test(error.message) ? 'The program has gone on since' : error.message);
}
