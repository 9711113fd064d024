/** Starts the thread of the compiler, where the process did not start from the snapshot. */
import { runBundle } from '../../servers/run-bundle.ts';

runBundle(__dirname, 'engine', require);
