/** The `jstime` command where V8 cannot be started directly: the launcher runs this file in Node. */
import { addon, executablePath, libraryDirectory } from './addon.ts';
import { startProcessServices } from './services.ts';

addon.runCommand(process.argv.slice(2), { executablePath, libraryDirectory }, startProcessServices);
