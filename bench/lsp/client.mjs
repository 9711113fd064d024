// @ts-check
// One session with a language server, over its standard streams.
import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';

/** @typedef {import('./servers.mjs').Server} Server */
/** @typedef {any} Any */

const capabilities = {
  textDocument: {
    publishDiagnostics: { versionSupport: true },
    diagnostic: {},
    completion: { completionItem: { snippetSupport: true } },
    hover: { contentFormat: ['markdown'] },
  },
  workspace: { configuration: true, workspaceFolders: true },
};

export class Client {
  /** @type {Map<number, (answer: Any) => void>} */
  #pending = new Map();
  /** @type {((params: Any) => void)[]} */
  #onDiagnostics = [];
  #buffer = Buffer.alloc(0);
  #lastId = 0;
  #version = 1;
  #pulls = false;

  /**
   * @param {Server} server
   * @param {string} folder
   */
  constructor(server, folder) {
    this.server = server;
    this.folder = folder;
    this.uri = `${pathToFileURL(folder).href}/main.js`;
    this.started = performance.now();
    this.process = spawn(server.program, server.args, {
      cwd: folder,
      env: { ...process.env, ...server.environment },
      stdio: ['pipe', 'pipe', 'ignore'],
    });
    this.process.stdout.on('data', (data) => this.#receive(data));
  }

  async initialize() {
    const rootUri = pathToFileURL(this.folder).href;
    const { capabilities: can } = await this.ask('initialize', {
      processId: process.pid,
      rootUri,
      workspaceFolders: [{ uri: rootUri, name: 'bench' }],
      capabilities,
      initializationOptions: this.server.options,
    });
    this.#pulls = can.diagnosticProvider !== undefined;
    this.notify('initialized', {});
  }

  /** @param {string} text */
  open(text) {
    this.notify('textDocument/didOpen', {
      textDocument: { uri: this.uri, languageId: 'javascript', version: 1, text },
    });
  }

  /** @param {object[]} contentChanges */
  change(contentChanges) {
    this.#version += 1;
    this.notify('textDocument/didChange', { textDocument: { uri: this.uri, version: this.#version }, contentChanges });
  }

  /**
   * Waits until the diagnostics are as they have to be: told by the server, or asked for again and again.
   * @param {(items: Any[]) => boolean} fits
   * @returns {Promise<void>}
   */
  async diagnostics(fits) {
    if (this.#pulls) {
      for (;;) {
        const report = await this.ask('textDocument/diagnostic', { textDocument: { uri: this.uri } });
        if (fits(report?.items ?? [])) return;
      }
    }
    return new Promise((resolve) => {
      this.#onDiagnostics.push(({ uri, diagnostics }) => {
        if (uri !== this.uri || !fits(diagnostics)) return;
        this.#onDiagnostics = [];
        resolve();
      });
    });
  }

  /**
   * @param {string} method
   * @param {object} params
   * @returns {Promise<Any>}
   */
  ask(method, params) {
    this.#lastId += 1;
    const id = this.#lastId;
    this.#write({ id, method, params });
    return new Promise((resolve) => this.#pending.set(id, resolve));
  }

  /**
   * @param {string} method
   * @param {object} params
   */
  notify(method, params) {
    this.#write({ method, params });
  }

  /** Of all processes of the server, in MB. */
  peakMemory() {
    return tree(this.process.pid ?? 0).reduce((sum, pid) => sum + peakOf(pid), 0);
  }

  /** Of all processes of the server, in milliseconds. */
  processorTime() {
    return tree(this.process.pid ?? 0).reduce((sum, pid) => {
      const fields = read(`/proc/${pid}/stat`).split(') ')[1]?.split(' ') ?? [];
      return sum + 10 * (Number(fields[11] ?? 0) + Number(fields[12] ?? 0));
    }, 0);
  }

  end() {
    for (const pid of tree(this.process.pid ?? 0).reverse()) {
      try {
        process.kill(pid, 'SIGKILL');
      } catch {
        // It has ended by itself.
      }
    }
  }

  /** @param {object} message */
  #write(message) {
    const body = Buffer.from(JSON.stringify({ jsonrpc: '2.0', ...message }));
    this.process.stdin.write(Buffer.concat([Buffer.from(`Content-Length: ${body.length}\r\n\r\n`), body]));
  }

  /** @param {Buffer} data */
  #receive(data) {
    this.#buffer = Buffer.concat([this.#buffer, data]);
    for (;;) {
      const end = this.#buffer.indexOf('\r\n\r\n');
      if (end === -1) return;
      const length = Number(/Content-Length: (\d+)/i.exec(this.#buffer.toString('latin1', 0, end))?.[1]);
      if (this.#buffer.length < end + 4 + length) return;
      const message = JSON.parse(this.#buffer.toString('utf8', end + 4, end + 4 + length));
      this.#buffer = this.#buffer.subarray(end + 4 + length);
      this.#take(message);
    }
  }

  /** @param {Any} message */
  #take({ id, method, params, result, error }) {
    if (method === 'textDocument/publishDiagnostics') for (const listener of this.#onDiagnostics) listener(params);
    else if (method !== undefined && id !== undefined) {
      const items = method === 'workspace/configuration' ? params.items.map(() => this.server.options) : null;
      this.#write({ id, result: items });
    } else if (method === undefined) {
      this.#pending.get(id)?.(error ? undefined : result);
      this.#pending.delete(id);
    }
  }
}

/**
 * A process and its descendants.
 * @param {number} pid
 * @returns {number[]}
 */
function tree(pid) {
  let children = '';
  try {
    for (const task of readdirSync(`/proc/${pid}/task`)) children += read(`/proc/${pid}/task/${task}/children`);
  } catch {
    return [];
  }
  return [pid, ...children.split(' ').filter(Boolean).map(Number).flatMap(tree)];
}

/** @param {number} pid */
function peakOf(pid) {
  return Number(/VmHWM:\s+(\d+)/.exec(read(`/proc/${pid}/status`))?.[1] ?? 0) / 1024;
}

/** @param {string} path */
function read(path) {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
