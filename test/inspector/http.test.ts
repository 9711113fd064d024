// The endpoints by which tools find what they can debug. What they answer to odd requests: the tests of
// runtime-native/host/inspector.
import { expect, test } from 'vitest';
import { runJstime, shapes, startJstime } from '../support/jstime.ts';
import { inspectorTest, oneVariant, type Variant } from './support/debuggee.ts';
import { askRaw } from './support/raw-http.ts';
import { RemoteInterface } from './support/remote-interface.ts';
import { CdpError } from './support/session.ts';
import { openSocket } from './support/transport.ts';

const webSockets: readonly Variant[] = shapes.map((shape) => ({ shape, way: 'WebSocket' }));
const idle = { flag: '--inspect' as const, files: { 'main.mjs': 'setInterval(() => {}, 1000);' } };

async function getJson<T>(address: string, path: string): Promise<T> {
  const response = await fetch(`http://${new URL(address).host}${path}`);
  expect(response.status).toBe(200);
  expect(response.headers.get('content-type')).toBe('application/json; charset=UTF-8');
  return (await response.json()) as T;
}

inspectorTest(
  '/json/list names the program',
  async (lab) => {
    const debuggee = lab.start(idle);
    const address = await debuggee.address();
    const { host, pathname } = new URL(address);
    for (const path of ['/json', '/json/list']) {
      expect(await getJson(address, path)).toEqual([
        {
          description: 'jstime instance',
          devtoolsFrontendUrl: `devtools://devtools/bundled/js_app.html?v8only=true&ws=${host}${pathname}`,
          devtoolsFrontendUrlCompat: `devtools://devtools/bundled/inspector.html?v8only=true&ws=${host}${pathname}`,
          id: pathname.slice(1),
          title: debuggee.path('main.mjs'),
          type: 'node',
          url: debuggee.url('main.mjs'),
          webSocketDebuggerUrl: address,
        },
      ]);
    }
  },
  webSockets,
);

test('programs without a file', async () => {
  for (const args of [['--eval', 'setInterval(() => {}, 1000)'], ['-']]) {
    const running = startJstime(['--inspect=0', ...args]);
    if (args[0] === '-') running.child.stdin.end('setInterval(() => {}, 1000)');
    await running.waitFor('stderr', '\n');
    const address = running.stderr.trim().split(' ').at(-1) ?? '';
    const [target] = await getJson<{ title: string; url: string }[]>(address, '/json/list');
    expect(target?.title).not.toBe('');
    expect(target?.url).not.toMatch(/^file:.*main/);
    running.child.kill('SIGKILL');
    await running.result;
  }
});

inspectorTest(
  '/json/version says what runs',
  async (lab) => {
    const address = await lab.start(idle).address();
    const { stdout } = await runJstime(['--version', '--verbose']);
    const version = await getJson<Record<string, string>>(address, '/json/version');
    expect(Object.keys(version)).toEqual(['Browser', 'Protocol-Version', 'V8-Version', 'webSocketDebuggerUrl']);
    expect(version.Browser).toBe(`jstime/${/\d+\.\d+\.\d+/.exec(stdout)?.[0]}`);
    expect(version['Protocol-Version']).toBe('1.3');
    expect(stdout).toContain(version['V8-Version']?.replace(/-.*/, ''));
    expect(version.webSocketDebuggerUrl).toBe(address);
  },
  webSockets,
);

interface Description {
  version: unknown;
  domains: { domain: string; commands: { name: string }[]; types?: { id: string }[]; events?: { name: string }[] }[];
}

inspectorTest(
  '/json/protocol describes what is served',
  async (lab) => {
    const debuggee = lab.start(idle);
    const { version, domains } = await getJson<Description>(await debuggee.address(), '/json/protocol');
    expect(version).toEqual({ major: '1', minor: '3' });
    const session = await debuggee.connect();
    const described = domains.map(({ domain }) => domain);
    expect(described).toEqual(
      expect.arrayContaining((await session.send('Schema.getDomains')).domains.map(({ name }) => name)),
    );
    // Every command is known; most complain of what is missing.
    for (const { domain, commands } of domains) {
      for (const { name } of commands) {
        const method = `${domain}.${name}`;
        if (slow.has(method)) continue;
        const error = await session.request(method, {}).catch((thrown: unknown) => thrown);
        if (error instanceof CdpError) expect(error.code, method).not.toBe(-32601);
        else expect(error, method).toEqual(expect.any(Object));
      }
    }
    // Every reference has its type.
    const types = new Set(domains.flatMap(({ domain, types = [] }) => types.map(({ id }) => `${domain}.${id}`)));
    for (const domain of domains) {
      for (const [, reference = ''] of JSON.stringify(domain).matchAll(/"\$ref":"([^"]+)"/g)) {
        expect(types, reference).toContain(reference.includes('.') ? reference : `${domain.domain}.${reference}`);
      }
    }
  },
  webSockets,
);

/** Served as well, but these work without parameters, and much. */
const slow = new Set(['HeapProfiler.takeHeapSnapshot', 'HeapProfiler.stopTrackingHeapObjects']);

inspectorTest(
  'clients that ask for the description make their methods of it',
  async (lab) => {
    const { hostname, port } = new URL(await lab.start(idle).address());
    const remote = await RemoteInterface.connect(hostname, Number(port));
    const { JSTime } = remote.client as unknown as {
      JSTime: { formatValue(params: object): Promise<{ text: string }> };
    };
    expect(await JSTime.formatValue({ value: { value: 'text' } })).toEqual({ text: 'text' });
    expect('Page' in remote.client).toBe(false);
    remote.destroy();
  },
  oneVariant,
);

inspectorTest(
  'a program that is busy, paused or waiting is listed',
  async (lab) => {
    const busy = lab.start({ flag: '--inspect', files: { 'main.mjs': 'for (;;);' } });
    expect(await getJson(await busy.address(), '/json/list')).toHaveLength(1);
    const waiting = lab.start({ flag: '--inspect-brk', files: { 'main.mjs': '1;' } });
    expect(await getJson(await waiting.address(), '/json/list')).toHaveLength(1);
    await waiting.attachAtBreak();
    expect(await getJson(await waiting.address(), '/json/list')).toHaveLength(1);
  },
  webSockets,
);

inspectorTest(
  'connections that only ask do not keep a program alive, nor do they count as a debugger',
  async (lab) => {
    const debuggee = lab.start({ flag: '--inspect', files: { 'main.mjs': 'setTimeout(() => {}, 200);' } });
    const { hostname, port } = new URL(await debuggee.address());
    const open = await openSocket({ host: hostname, port: Number(port) });
    const asking = await openSocket({ host: hostname, port: Number(port) });
    asking.write('GET /json');
    for (const socket of [open, asking]) socket.on('error', () => {});
    await askRaw(Number(port), 'GET /json HTTP/1.1\r\n\r\n');
    const { exitCode, stderr } = await debuggee.ended();
    expect(exitCode).toBe(0);
    expect(stderr.trim().split('\n')).toHaveLength(1);
    for (const socket of [open, asking]) socket.destroy();
  },
  webSockets,
);
