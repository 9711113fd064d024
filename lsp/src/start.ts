/** Starts the server: what the process has from its start-up snapshot, else the bundle. */
import { runBundle } from '../../servers/run-bundle.ts';
import { takeEntry } from './snapshot-entry.ts';

const start = takeEntry() ?? ((folder) => runBundle(folder, 'main', require));
start(__dirname);
