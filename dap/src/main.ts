/** The command `jstime dap`, or `jstime-dap` by itself. */
import { rmSync } from 'node:fs';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { parseArgs } from 'node:util';
import { commandName } from '../../servers/command-name.ts';
import { Session } from './session/session.ts';

const command = commandName('dap');

const usage = `Usage: ${command} [--port PORT | --socket PATH]

The debug adapter: speaks the Debug Adapter Protocol with an editor, by default
on standard input and output, for one session.

  --port PORT    serves any number of sessions at 127.0.0.1:PORT; 0 picks a free port
  --socket PATH  serves any number of sessions at a Unix socket
  -h, --help     shows this
`;

/** As of the runtime's own command line. */
const usageError = 2;

/** Does what the command line says. */
export function run(): void {
  // What the packages use is not the user's concern.
  process.noDeprecation = true;
  const { help, port, socket } = readArguments();
  if (help) process.stdout.write(usage);
  else if (socket !== undefined) serve({ path: socket });
  else if (port !== undefined) serve({ port, host: '127.0.0.1' });
  else serveStandardStreams();
}

function readArguments() {
  try {
    const { values } = parseArgs({
      args: process.argv.slice(2),
      options: { help: { type: 'boolean', short: 'h' }, port: { type: 'string' }, socket: { type: 'string' } },
    });
    const port = values.port === undefined ? undefined : Number(values.port);
    if (port !== undefined && !(Number.isInteger(port) && port >= 0 && port < 65_536)) {
      throw new Error(`'${values.port}' is no port`);
    }
    if (port !== undefined && values.socket !== undefined) throw new Error("use either '--port' or '--socket'");
    return { ...values, port };
  } catch (error) {
    fail((error as Error).message, usageError);
  }
}

function serveStandardStreams(): void {
  const session = new Session(process.stdin, process.stdout);
  // An editor that goes away closes the pipes; what it leaves behind ends with it.
  endOnSignal(() => session.abandon());
  void session.over.then(() => process.exit());
}

function serve(address: { path: string } | { port: number; host: string }): void {
  const sessions = new Set<Session>();
  const server = createServer((socket) => accept(socket, sessions));
  server.on('error', (error) => fail(error.message, 1));
  server.listen(address, () => {
    const bound = server.address() as AddressInfo | string;
    const name = typeof bound === 'string' ? bound : `${bound.address}:${bound.port}`;
    process.stdout.write(`Debug adapter listening at ${name}\n`);
  });
  endOnSignal(() => {
    for (const session of sessions) session.abandon();
    if ('path' in address) rmSync(address.path, { force: true });
  });
}

function accept(socket: Socket, sessions: Set<Session>): void {
  socket.setNoDelay(true);
  const session = new Session(socket, socket);
  sessions.add(session);
  void session.over.then(() => {
    sessions.delete(session);
    socket.end();
  });
}

function endOnSignal(abandon: () => void): void {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.once(signal, () => {
      abandon();
      process.exit(signal === 'SIGINT' ? 130 : signal === 'SIGTERM' ? 143 : 129);
    });
  }
}

function fail(message: string, exitCode: number): never {
  process.stderr.write(`${command}: ${message}\nSee '${command} --help'.\n`);
  process.exit(exitCode);
}
