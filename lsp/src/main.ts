/** The command `jstime lsp`, or `jstime-lsp` by itself. */
import { rmSync } from 'node:fs';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { Worker } from 'node:worker_threads';
import { commandName } from '../../servers/command-name.ts';
import type { Message } from './channel/messages.ts';
import { Session } from './connection/session.ts';

const command = commandName('lsp');

const usage = `Usage: ${command} [--port PORT | --pipe PATH]

The language server: speaks the Language Server Protocol with an editor, by
default on standard input and output.

  --port PORT    serves any number of editors at 127.0.0.1:PORT; 0 picks a free port
  --pipe PATH    serves any number of editors at a Unix socket
  --stdio        as without options
  -h, --help     shows this
`;

/** Less than V8 takes by itself: 30 MB less memory, and no slower. */
const youngGenerationMb = 16;

/** As of the runtime's own command line. */
const usageError = 2;

const version = process.env.JSTIME_VERSION ?? '';

/** Does what the command line says. @param folder where the bundles and declarations lie */
export function run(folder: string): void {
  process.noDeprecation = true;
  const { help, port, pipe } = readArguments();
  if (help) process.stdout.write(usage);
  else if (pipe !== undefined) serve(folder, { path: pipe });
  else if (port !== undefined) serve(folder, { port, host: '127.0.0.1' });
  else {
    new Session({
      ...surroundings(folder),
      input: process.stdin,
      output: process.stdout,
      onEnd: (code) => process.exit(code),
    });
  }
}

function readArguments() {
  try {
    const { values } = parseArgs({
      args: process.argv.slice(2),
      options: {
        help: { type: 'boolean', short: 'h' },
        stdio: { type: 'boolean' },
        port: { type: 'string' },
        pipe: { type: 'string' },
      },
    });
    const port = values.port === undefined ? undefined : Number(values.port);
    if (port !== undefined && !(Number.isInteger(port) && port >= 0 && port < 65_536)) {
      throw new Error(`'${values.port}' is no port`);
    }
    if (port !== undefined && values.pipe !== undefined) throw new Error("use either '--port' or '--pipe'");
    return { ...values, port };
  } catch (error) {
    fail((error as Error).message, usageError);
  }
}

function surroundings(folder: string) {
  return {
    version,
    startEngine(memory: SharedArrayBuffer) {
      // Its standard output would be the protocol's.
      const worker = new Worker(join(folder, 'engine-start.cjs'), {
        workerData: { folder, memory },
        stdout: true,
        resourceLimits: { maxYoungGenerationSizeMb: youngGenerationMb },
      });
      worker.on('error', (error) => fail(`the compiler's thread ended: ${(error as Error).stack}`, 1));
      return {
        post: (message: Message) => worker.postMessage(message),
        onMessage: (listener: (message: Message) => void) => void worker.on('message', listener),
        stop: () => void worker.terminate(),
      };
    },
  };
}

function serve(folder: string, address: { path: string } | { port: number; host: string }): void {
  const server = createServer((socket) => accept(folder, socket));
  server.on('error', (error) => fail(error.message, 1));
  server.listen(address, () => {
    const bound = server.address() as AddressInfo | string;
    const name = typeof bound === 'string' ? bound : `${bound.address}:${bound.port}`;
    process.stdout.write(`Language server listening at ${name}\n`);
  });
  for (const [signal, code] of [
    ['SIGINT', 130],
    ['SIGTERM', 143],
    ['SIGHUP', 129],
  ] as const) {
    process.once(signal, () => {
      if ('path' in address) rmSync(address.path, { force: true });
      process.exit(code);
    });
  }
}

function accept(folder: string, socket: Socket): void {
  socket.setNoDelay(true);
  new Session({ ...surroundings(folder), input: socket, output: socket, onEnd: () => socket.end() });
}

function fail(message: string, exitCode: number): never {
  process.stderr.write(`${command}: ${message}\nSee '${command} --help'.\n`);
  process.exit(exitCode);
}
