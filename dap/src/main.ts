/** The command `jstime dap`. */
import { Session } from './session/session.ts';

// What the packages use is not the user's concern.
process.noDeprecation = true;
process.stdin.on('error', () => {});
const session = new Session(process.stdin, process.stdout);
void session.over.then(() => process.exit());
