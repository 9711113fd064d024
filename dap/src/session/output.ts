/** What the program prints, as events: each call of the console with its place and its values. */
import type { Readable } from 'node:stream';
import { StringDecoder } from 'node:string_decoder';
import type { DebugProtocol as Dap } from '@vscode/debugprotocol';
import type { Protocol } from 'devtools-protocol';
import type { LaunchOptions } from '../launch-config.ts';
import { consoleText } from '../model/console-text.ts';
import type { Program } from '../target/program.ts';
import { breakpointConsole } from './breakpoints/program-state.ts';
import type { SessionContext } from './context.ts';
import type { Debuggee } from './debuggee.ts';
import type { Feature } from './feature.ts';
import type { Sources } from './sources/sources.ts';
import type { Values } from './values/values.ts';

type ConsoleCall = Protocol.Runtime.ConsoleAPICalledEvent;
type Body = Dap.OutputEvent['body'];

const clearScreen = '\x1b[2J\x1b[H';

/** What is known of a text before it comes. */
type Origin = Pick<Body, 'group' | 'line' | 'column' | 'source' | 'variablesReference'>;

export class Output implements Feature {
  readonly capabilities: Dap.Capabilities = { supportsANSIStyling: true };

  readonly #context: SessionContext;
  readonly #sources: Sources;
  readonly #values: Values;
  /** Of the call whose text comes next. */
  #origin: Origin | undefined;
  /** Whether the program tells what it prints. */
  #tellsText = true;
  /** Open groups of the console, which indents what is in them. */
  #depth = 0;

  constructor(context: SessionContext, sources: Sources, values: Values) {
    this.#context = context;
    this.#sources = sources;
    this.#values = values;
  }

  started({ stdout, stderr }: Program): void {
    if (stdout) this.#forward(stdout, 'stdout');
    if (stderr) this.#forward(stderr, 'stderr');
  }

  async connected({ cdp, program }: Debuggee): Promise<void> {
    this.#origin = undefined;
    this.#depth = 0;
    const { outputCapture } = this.#context.options as Partial<LaunchOptions>;
    if (program && outputCapture === 'std') return;
    cdp.on('Runtime.consoleAPICalled', (call) => this.#called(call));
    cdp.on('Runtime.exceptionThrown', ({ exceptionDetails }) => this.#thrown(exceptionDetails));
    cdp.on('JSTime.output', ({ stream, text }) => this.#printed(stream, text));
    // Another runtime tells only what was called.
    this.#tellsText = await cdp.send('JSTime.setOutputCapture', { mode: program ? 'take' : 'copy' }).then(
      () => true,
      () => false,
    );
  }

  #forward(stream: Readable, category: 'stdout' | 'stderr'): void {
    const decoder = new StringDecoder();
    const show = (output: string) => output && this.#context.event('output', { category, output });
    stream.on('data', (bytes: Buffer) => show(decoder.write(bytes)));
    stream.once('end', () => show(decoder.end()));
  }

  #called(call: ConsoleCall): void {
    const { type } = call;
    // These print nothing.
    if (type === 'profile' || type === 'profileEnd') return;
    if (call.context?.startsWith(breakpointConsole)) return;
    if (type === 'clear') {
      this.#context.event('output', { category: 'console', output: clearScreen });
    } else if (type === 'endGroup') {
      if (this.#depth === 0) return;
      this.#depth--;
      this.#context.event('output', { category: 'stdout', output: '', group: 'end' });
    } else {
      this.#origin = { ...this.#place(call.stackTrace), ...this.#reference(call.args), ...groupOf(type) };
      if (!this.#tellsText) this.#printed(isError(type) ? 'stderr' : 'stdout', `${consoleText(call.args)}\n`);
    }
  }

  #thrown({ exception, stackTrace, scriptId, lineNumber, columnNumber }: Protocol.Runtime.ExceptionDetails): void {
    const place = scriptId ? this.#sources.locate({ scriptId, lineNumber, columnNumber }) : undefined;
    this.#origin = { ...(place ?? this.#place(stackTrace)), ...this.#reference(exception ? [exception] : []) };
    if (!this.#tellsText && exception) this.#printed('stderr', `Uncaught ${consoleText([exception])}\n`);
  }

  #printed(category: 'stdout' | 'stderr', text: string): void {
    const origin = this.#origin;
    this.#origin = undefined;
    // The editor indents what is in a group itself.
    const output = this.#depth > 0 && origin ? unindented(text, this.#depth) : text;
    this.#context.event('output', { category, output, ...origin });
    if (origin?.group) this.#depth++;
  }

  #place(stackTrace: Protocol.Runtime.StackTrace | undefined): Origin {
    const [frame] = stackTrace?.callFrames ?? [];
    return (frame && this.#sources.locate(frame)) ?? {};
  }

  #reference(args: Protocol.Runtime.RemoteObject[]): Origin {
    const variablesReference = this.#values.referenceOf(args);
    return variablesReference > 0 ? { variablesReference } : {};
  }
}

function isError(type: ConsoleCall['type']): boolean {
  return type === 'error' || type === 'warning' || type === 'assert' || type === 'trace';
}

function groupOf(type: ConsoleCall['type']): Origin {
  if (type === 'startGroup') return { group: 'start' };
  return type === 'startGroupCollapsed' ? { group: 'startCollapsed' } : {};
}

function unindented(text: string, depth: number): string {
  return text.replaceAll(new RegExp(`^ {${2 * depth}}`, 'gm'), '');
}
