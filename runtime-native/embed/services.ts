/** The services (host/) in this Node process: loaded when a runtime first needs them. */
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { HostChannel } from '../contract/host-channel.ts';
import { libraryDirectory } from './addon.ts';

interface ServicesModule {
  startServices: StartServices;
  startProcessServices: StartServices;
}

type StartServices = (channel: HostChannel, load: (name: string) => unknown) => void;

/** Starts the services of a runtime among others in this process. */
export function startServices(channel: HostChannel): void {
  start('startServices', channel);
}

/** Starts the services of the program that this process is there for. */
export function startProcessServices(channel: HostChannel): void {
  start('startProcessServices', channel);
}

function start(name: keyof ServicesModule, channel: HostChannel): void {
  const require = createRequire(join(libraryDirectory, 'services/main.cjs'));
  (require('./main.cjs') as ServicesModule)[name](channel, (bundle) => require(`./${bundle}.cjs`));
}
