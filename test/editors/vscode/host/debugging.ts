// Debugging, in a folder that is jstime's.
import './debugging/launching.ts';
import './debugging/attaching.ts';
import './debugging/inspecting.ts';
import './debugging/terminals.ts';

export { run } from './runner.ts';
