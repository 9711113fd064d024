// The beginning of a session, as an editor goes through it.
import { basename } from 'node:path';
import type { DebugProtocol as P } from '@vscode/debugprotocol';
import type { DapClient } from './dap-client.ts';
import type { DapLab } from './dap-lab.ts';
import { Debugging } from './debugging.ts';
import type { Fixture } from './fixture.ts';

export interface DebugOptions {
  /** Files of the program by name; or one that is written already. */
  files: Record<string, string> | Fixture;
  /** What is started; `main.mjs` by default. */
  main?: string;
  /** Arguments of the program. */
  args?: string[];
  /** Marks at which breakpoints are set, with what they have beyond a line. Every mark by default. */
  breakpoints?: readonly string[] | Record<string, Omit<P.SourceBreakpoint, 'line'>>;
  functionBreakpoints?: P.FunctionBreakpoint[];
  /** Ids of exception filters, or with conditions. */
  exceptions?: string[];
  exceptionOptions?: P.ExceptionFilterOptions[];
  /** Added to the request `launch` or `attach`. */
  config?: Record<string, unknown>;
  /** Added to the request `launch` only. */
  launch?: Record<string, unknown>;
  /** What the client says of itself. */
  editor?: P.InitializeRequestArguments;
  /** For the client before it initializes. */
  prepare?: (client: DapClient) => void;
  /** Instead of an adapter on standard streams. */
  client?: DapClient;
}

/** Starts a session: everything up to `configurationDone`, and the answer of `launch` or `attach`. */
export async function debug(lab: DapLab, options: DebugOptions): Promise<Debugging> {
  const fixture = options.files instanceof Object && 'folder' in options.files ? (options.files as Fixture) : undefined;
  const program = fixture ?? lab.write(options.files as Record<string, string>);
  const client = options.client ?? lab.connect();
  options.prepare?.(client);
  const target = startTarget(lab, program.path(options.main ?? 'main.mjs'), options.args ?? []);
  await client.initialize(options.editor);
  const { command, config } = await target;
  const extra = lab.form === 'launch' ? options.launch : {};
  const started = client.request(command, { ...config, ...options.config, ...extra });
  // Whoever waits for `initialized` sees the refusal first.
  await Promise.race([client.event('initialized'), started.then(() => new Promise(() => {}))]);

  const breakpoints = new Map<string, P.Breakpoint>();
  const wanted = wantedBreakpoints(program, options.breakpoints);
  for (const [file, lines] of wanted) {
    const answer = await client.request('setBreakpoints', {
      source: { path: file, name: basename(file) },
      breakpoints: lines.map(({ breakpoint }) => breakpoint),
    });
    for (const [index, breakpoint] of answer.breakpoints.entries()) breakpoints.set(lines[index]!.name, breakpoint);
  }
  if (options.functionBreakpoints) {
    await client.request('setFunctionBreakpoints', { breakpoints: options.functionBreakpoints });
  }
  if (client.capabilities.exceptionBreakpointFilters?.length || options.exceptions || options.exceptionOptions) {
    await client.request('setExceptionBreakpoints', {
      filters: options.exceptions ?? [],
      ...(options.exceptionOptions && { filterOptions: options.exceptionOptions }),
    });
  }
  await client.request('configurationDone');
  await started;
  return new Debugging(client, program, breakpoints);
}

/** What to send so that the program is debugged; for attaching, the program waits for it already. */
async function startTarget(
  lab: DapLab,
  program: string,
  args: string[],
): Promise<{ command: 'launch' | 'attach'; config: Record<string, unknown> }> {
  const cwd = lab.folder;
  if (lab.form === 'launch') return { command: 'launch', config: { program, args, cwd } };
  const socket = `${lab.folder}/inspector.socket`;
  const address = lab.form === 'attach by socket' ? `unix:${socket}` : '127.0.0.1:0';
  const running = lab.startProgram([`--inspect-wait=${address}`, program, ...args]);
  await running.waitFor('stderr', 'Debugger listening on ');
  const line = /Debugger listening on (\S+)\n/;
  while (!line.test(running.stderr)) await new Promise((resolve) => setImmediate(resolve));
  const url = line.exec(running.stderr)![1]!;
  if (lab.form === 'attach by socket') return { command: 'attach', config: { socketPath: socket, cwd } };
  if (lab.form === 'attach by URL') return { command: 'attach', config: { websocketAddress: url, cwd } };
  return { command: 'attach', config: { port: Number(new URL(url).port), address: '127.0.0.1', cwd } };
}

interface WantedBreakpoint {
  readonly name: string;
  readonly breakpoint: P.SourceBreakpoint;
}

function wantedBreakpoints(program: Fixture, wanted: DebugOptions['breakpoints']): Map<string, WantedBreakpoint[]> {
  const details = wanted === undefined || Array.isArray(wanted) ? {} : (wanted as Record<string, object>);
  const names = wanted === undefined ? program.marks : Array.isArray(wanted) ? wanted : Object.keys(details);
  const files = new Map<string, WantedBreakpoint[]>();
  for (const name of names as string[]) {
    const { file, line } = program.mark(name);
    const list = files.get(file) ?? [];
    list.push({ name, breakpoint: { line, ...details[name] } });
    files.set(file, list);
  }
  return files;
}
