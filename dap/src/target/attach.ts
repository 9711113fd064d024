/** Connecting to programs that run already. */
import { readFileSync } from 'node:fs';
import { connect } from 'node:net';
import { constants } from 'node:os';
import { resolve } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { connectStream, connectWebSocket } from '../cdp/client.ts';
import type { CdpSession } from '../cdp/session.ts';
import { listeningPorts } from './listening-ports.ts';

/** Where an inspector is. */
export type Address =
  | { readonly kind: 'port'; readonly host: string; readonly port: number }
  | { readonly kind: 'url'; readonly url: string }
  | { readonly kind: 'socket'; readonly path: string }
  /** The port is the one to expect, where the system does not tell. */
  | { readonly kind: 'process'; readonly processId: number; readonly host: string; readonly port: number };

/** What a configuration says about the address. */
export interface AddressOptions {
  readonly websocketAddress: string | undefined;
  readonly socketPath: string | undefined;
  readonly address: string;
  readonly port: number;
  readonly processId: number | undefined;
}

/** For an inspector to say what it has. Other servers may never answer. */
const answerMs = 2000;

const retryMs = 20;

/** The address that a configuration means. */
export function addressOf({ websocketAddress, socketPath, address, port, processId }: AddressOptions): Address {
  if (websocketAddress !== undefined) return { kind: 'url', url: websocketAddress };
  if (socketPath !== undefined) return { kind: 'socket', path: resolve(socketPath) };
  if (processId !== undefined) return { kind: 'process', processId, host: address, port };
  return { kind: 'port', host: address, port };
}

/** An address, for people. */
export function nameOf(address: Address): string {
  switch (address.kind) {
    case 'url':
      return address.url;
    case 'socket':
      return address.path;
    case 'port':
      return `${address.host}:${address.port}`;
    case 'process':
      return `the process ${address.processId}`;
  }
}

/**
 * Connects, trying again until it works or the time is over.
 * @throws {Error} of the last try.
 */
export async function attach(address: Address, timeoutMs: number, signal?: AbortSignal): Promise<CdpSession> {
  const end = performance.now() + timeoutMs;
  for (;;) {
    try {
      return await connectTo(address);
    } catch (error) {
      if (performance.now() >= end || signal?.aborted) throw error;
      await delay(retryMs);
    }
  }
}

/**
 * Opens the inspector of a running program.
 * @throws {Error} when there is no such process, or the signal would end it.
 */
export function openInspector(processId: number): void {
  process.kill(processId, 0);
  if (!handlesSignal(processId, constants.signals.SIGUSR1)) throw new Error('it is no program of jstime');
  process.kill(processId, 'SIGUSR1');
}

/** Whether a process has a handler for a signal; true where that cannot be seen. */
function handlesSignal(processId: number, signal: number): boolean {
  if (process.platform !== 'linux') return true;
  const [, caught = '0'] = /^SigCgt:\s*(\S+)$/m.exec(readFileSync(`/proc/${processId}/status`, 'utf8')) ?? [];
  return ((BigInt(`0x${caught}`) >> BigInt(signal - 1)) & 1n) === 1n;
}

async function connectTo(address: Address): Promise<CdpSession> {
  switch (address.kind) {
    case 'url':
      return connectWebSocket(address.url);
    case 'port':
      return connectWebSocket(await webSocketUrl(address.host, address.port));
    case 'process':
      return connectWebSocket(await processUrl(address));
    case 'socket': {
      const socket = connect(address.path);
      await new Promise<void>((done, reject) => socket.once('connect', done).once('error', reject));
      return connectStream(socket);
    }
  }
}

/**
 * Only where the process itself listens: at the expected port there may be another program. Among its own ports the
 * inspector's is the one that answers as such.
 */
async function processUrl({ processId, host, port }: Address & { kind: 'process' }): Promise<string> {
  for (const candidate of listeningPorts(processId) ?? [port]) {
    const url = await webSocketUrl(host, candidate).catch(() => undefined);
    if (url !== undefined) return url;
  }
  throw new Error('its inspector does not open; maybe another program has the port');
}

/** The address of the one target that a runtime's inspector has. */
async function webSocketUrl(host: string, port: number): Promise<string> {
  const { get } = await import('node:http');
  return new Promise((found, reject) => {
    const headers = { host: `127.0.0.1:${port}` };
    const request = get({ host, port, path: '/json/list', headers, timeout: answerMs }, (response) => {
      let text = '';
      response.setEncoding('utf8');
      response.on('data', (piece: string) => (text += piece));
      response.on('error', reject);
      response.on('end', () => {
        try {
          const [target] = JSON.parse(text) as { webSocketDebuggerUrl: string }[];
          if (!target) throw new Error('nothing to debug');
          found(target.webSocketDebuggerUrl);
        } catch {
          reject(new Error(`What listens at ${host}:${port} is no inspector`));
        }
      });
    });
    request.on('error', reject);
    request.on('timeout', () => request.destroy(new Error('no answer')));
  });
}
