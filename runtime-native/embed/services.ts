/** The services (host/) in this Node process: loaded when a runtime first needs them. */
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { libraryDirectory, type NativeChannel } from './addon.ts';

/** Starts the services of the program that this process is there for. */
export function startProcessServices(channel: NativeChannel): void {
  const require = createRequire(join(libraryDirectory, 'services/main.cjs'));
  require('./main.cjs').startProcessServices(channel, (name: string) => require(`./${name}.cjs`));
}
