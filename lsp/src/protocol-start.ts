/** Starts the thread of the protocol, where the process started from the snapshot. */
import { runBundle } from '../../servers/run-bundle.ts';

runBundle(__dirname, 'protocol', require);
