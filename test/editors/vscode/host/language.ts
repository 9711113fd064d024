// Which folders are jstime's, and what there is in them besides debugging.
import './language/enablement.ts';
import './language/answers.ts';
import './language/running.ts';
import './language/server.ts';

export { run } from './runner.ts';
