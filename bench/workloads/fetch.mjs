// @ts-check
// fetch of a server on this machine, which is a process of its own.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFile } from './workload.mjs';

const downloadBytes = 200 * 1024 * 1024;

const server = `import { createServer } from 'node:http';
const chunk = Buffer.alloc(256 * 1024, 7);
const answer = Buffer.from(JSON.stringify({ hello: 'world', list: [1, 2, 3] }));
createServer((request, response) => {
  if (request.url !== '/large') {
    response.writeHead(200, { 'content-type': 'application/json', 'content-length': answer.length });
    response.end(answer);
    return;
  }
  response.writeHead(200, { 'content-length': ${downloadBytes} });
  let left = ${downloadBytes};
  const write = () => {
    while (left > 0) {
      left -= chunk.length;
      if (!response.write(chunk)) return response.once('drain', write);
    }
    response.end();
  };
  write();
}).listen(0, '127.0.0.1', function () {
  console.log(this.address().port);
});
`;

/**
 * @param {{ name: string, about: string, rounds?: number, program: string, expected: string }} options the program has the server's
 *   address in \`address\`
 * @returns {import('./workload.mjs').Workload}
 */
function withServer({ program, expected, ...workload }) {
  return {
    ...workload,
    targets: [{ metric: 'wallMs', peer: 'deno', atMost: 1 }],
    async prepare(folder) {
      const child = spawn(process.execPath, [writeFile(folder, 'server.mjs', server)], {
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      const [port] = await once(child.stdout, 'data');
      const source = `const address = 'http://127.0.0.1:${String(port).trim()}';\n${program}`;
      return { entry: writeFile(folder, 'main.mjs', source), expected, stop: () => child.kill() };
    },
  };
}

export const fetches = [
  withServer({
    name: 'fetch-one',
    about: 'one small request: what the first fetch of a process costs',
    program: `console.log((await (await fetch(address)).json()).hello);
`,
    expected: 'world\n',
  }),
  withServer({
    name: 'fetch-sequential',
    about: '2,000 small requests, one after the other',
    program: `let sum = 0;
for (let i = 0; i < 2000; i++) {
  const response = await fetch(address);
  sum += (await response.json()).list[2];
}
console.log('sum', sum);
`,
    expected: 'sum 6000\n',
  }),
  withServer({
    name: 'fetch-concurrent',
    about: '5,000 small requests, 64 at a time',
    program: `let sum = 0;
let left = 5000;
async function work() {
  while (left-- > 0) {
    const { list } = await (await fetch(address)).json();
    sum += list[2];
  }
}
await Promise.all(Array.from({ length: 64 }, work));
console.log('sum', sum);
`,
    expected: 'sum 15000\n',
  }),
  withServer({
    name: 'fetch-download',
    about: '200 MB read as a stream',
    rounds: 5,
    program: `let length = 0;
for await (const chunk of (await fetch(address + '/large')).body) length += chunk.length;
console.log('length', length);
`,
    expected: `length ${downloadBytes}\n`,
  }),
];
