// Who can reach the inspector of a program, and who cannot.
import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { networkInterfaces } from 'node:os';
import { expect, test } from 'vitest';
import { runJstime, type Shape, shapes, startJstime } from '../support/jstime.ts';
import { inspectorTest, type Variant } from './support/debuggee.ts';
import { askForWebSocket, askRaw } from './support/raw-http.ts';
import { RawWebSocket } from './support/raw-web-socket.ts';
import { openSocket } from './support/transport.ts';

const webSockets: readonly Variant[] = shapes.map((shape) => ({ shape, way: 'WebSocket' }));
const program = 'setInterval(() => {}, 1000); console.log("runs");';
const idle = { flag: '--inspect' as const, files: { 'main.mjs': program } };

/** Local addresses on which the process `pid` listens, as the system writes them in /proc. */
function listeningAddresses(pid: number): string[] {
  const inodes = new Set(
    readdirSync(`/proc/${pid}/fd`).map((descriptor) => {
      try {
        return /^socket:\[(\d+)\]$/.exec(readlinkSync(`/proc/${pid}/fd/${descriptor}`))?.[1];
      } catch {
        return undefined;
      }
    }),
  );
  const rows = ['tcp', 'tcp6'].flatMap((name) => readFileSync(`/proc/${pid}/net/${name}`, 'utf8').split('\n').slice(1));
  const stateOfListeners = '0A';
  return rows
    .map((row) => row.trim().split(/\s+/))
    .filter(([, , , state, , , , , , inode]) => state === stateOfListeners && inodes.has(inode))
    .map(([, local = '']) => local.split(':')[0] ?? '');
}

async function start(args: string[], shape: Shape, env: Record<string, string | undefined> = {}) {
  const running = startJstime([...args, '--eval', program], { shape, env });
  await running.waitFor('stdout', 'runs');
  return {
    running,
    pid: running.child.pid ?? 0,
    address: /Debugger listening on (\S+)/.exec(running.stderr)?.[1] ?? '',
    async kill() {
      running.child.kill('SIGKILL');
      await running.result;
    },
  };
}

for (const shape of shapes) {
  test(`without a flag nothing listens, whatever the environment says [${shape}]`, async () => {
    for (const env of [{}, { NODE_OPTIONS: '--inspect=0' }, { NODE_OPTIONS: '--inspect-brk=0', NODE_DEBUG: 'net' }]) {
      const { running, pid, kill } = await start([], shape, env);
      expect(listeningAddresses(pid)).toEqual([]);
      expect(running.stderr).toBe('');
      await kill();
    }
  });

  test(`only this machine reaches it, unless another host is named: then a warning says so [${shape}]`, async () => {
    const own = await start(['--inspect=0'], shape);
    // 127.0.0.1, its bytes in the order of this machine.
    expect(listeningAddresses(own.pid)).toEqual(['0100007F']);
    expect(own.running.stderr).not.toMatch(/warning/i);
    const port = Number(new URL(own.address).port);
    const outside = Object.values(networkInterfaces())
      .flatMap((addresses) => addresses ?? [])
      .filter(({ internal, family }) => !internal && family === 'IPv4');
    for (const { address } of outside) await expect(openSocket({ host: address, port })).rejects.toThrow();
    await own.kill();

    const open = await start(['--inspect=0.0.0.0:0'], shape);
    expect(listeningAddresses(open.pid)).toEqual(['00000000']);
    expect(open.running.stderr).toMatch(
      /^Debugger listening on ws:\/\/0\.0\.0\.0:\d+\/.+\nWarning: the inspector listens on 0\.0\.0\.0:\d+, which is not only for this machine\. .+\n$/,
    );
    for (const { address } of outside) {
      const path = new URL(open.address).pathname;
      const status = await askForWebSocket(`ws://${address}:${new URL(open.address).port}${path}`, {});
      expect(status).toBe(101);
    }
    await open.kill();
  });
}

test('the path is another one each time', async () => {
  const addresses = await Promise.all(
    Array.from({ length: 4 }, async () => (await runJstime(['--inspect=0', '--eval', ''])).stderr),
  );
  const paths = addresses.map((line) => /\/([0-9a-f-]{36})\n$/.exec(line)?.[1]);
  expect(new Set(paths).size).toBe(4);
  expect(paths).not.toContain(undefined);
});

inspectorTest(
  'requests that name a domain are refused (DNS rebinding)',
  async (lab) => {
    const address = await lab.start(idle).address();
    const port = Number(new URL(address).port);
    for (const Host of [
      `rebound.example.com:${port}`,
      'localhost.example.com',
      'notlocalhost',
      '127.0.0.1.example.com',
    ]) {
      for (const path of ['/json/list', '/json/version', '/json/protocol', '/']) {
        const answer = await askRaw(port, `GET ${path} HTTP/1.1\r\nHost: ${Host}\r\n\r\n`);
        expect(answer).toMatch(/^HTTP\/1\.1 400 Bad Request\r\n/);
        expect(answer).not.toContain(new URL(address).pathname.slice(1));
      }
      expect(await askForWebSocket(address, { Host })).toBe(400);
    }
    for (const Host of ['127.0.0.1', `localhost:${port}`, '[::1]', 'app.localhost', undefined]) {
      const header = Host === undefined ? '' : `Host: ${Host}\r\n`;
      expect(await askRaw(port, `GET /json/list HTTP/1.1\r\n${header}\r\n`)).toMatch(/^HTTP\/1\.1 200 OK\r\n/);
      expect(await askForWebSocket(address, { Host })).toBe(101);
    }
  },
  webSockets,
);

inspectorTest(
  'web pages do not connect, DevTools does',
  async (lab) => {
    const debuggee = lab.start(idle);
    const address = await debuggee.address();
    const pages = [
      'https://example.com',
      'http://localhost:3000',
      `http://${new URL(address).host}`,
      'null',
      'file://',
    ];
    for (const Origin of pages) expect(await askForWebSocket(address, { Origin })).toBe(403);
    expect(debuggee.process.stderr).not.toContain('Debugger attached.');
    const devTools = await RawWebSocket.connect(address, { Origin: 'devtools://devtools' });
    await debuggee.process.waitFor('stderr', 'Debugger attached.');
    devTools.destroy();
    const answer = await fetch(`http://${new URL(address).host}/json/list`, {
      headers: { Origin: 'https://example.com' },
    });
    expect(answer.headers.get('access-control-allow-origin')).toBeNull();
  },
  webSockets,
);

inspectorTest(
  'no path but the one',
  async (lab) => {
    const address = await lab.start(idle).address();
    const { origin, pathname } = new URL(address.replace('ws:', 'http:'));
    const base = origin.replace('http:', 'ws:');
    const other = '/00000000-0000-4000-8000-000000000000';
    for (const path of [
      '/',
      '/json',
      other,
      `${pathname}/`,
      `${pathname}?x`,
      pathname.toUpperCase(),
      pathname.slice(0, -1),
    ]) {
      expect(await askForWebSocket(`${base}${path}`, {}), path).toBe(404);
    }
    expect(await askForWebSocket(address, {})).toBe(101);
  },
  webSockets,
);
