// The checker of the protocol finds each mistake that it is there for: tests of the tests.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { PassThrough } from 'node:stream';
import { describe, expect, test } from 'vitest';
import { optionalRequests } from './support/capabilities.ts';
import { ConversationRules } from './support/conversation-rules.ts';
import { readDeclarations } from './support/declaration-schema.ts';
import type { DapMessage } from './support/messages.ts';
import { isObjectSchema, ProtocolSchema } from './support/protocol-schema.ts';
import { frame, Wire } from './support/wire.ts';

const claims = { supportsTerminateRequest: true, supportsConfigurationDoneRequest: true };

/** A conversation in short: requests, answers and events with their numbers filled in. */
class Talk {
  readonly rules = new ConversationRules();
  #sent = 0;
  #received = 0;

  constructor(client: object = {}) {
    this.ask('initialize', { adapterID: 'jstime', ...client }).answer('initialize', claims);
    expect(this.rules.problems).toEqual([]);
  }

  ask(command: string, args?: unknown): this {
    this.rules.sent({ seq: ++this.#sent, type: 'request', command, arguments: args });
    return this;
  }

  answer(command: string, body?: unknown, more: object = {}): this {
    return this.say({ type: 'response', request_seq: this.#sent, command, success: true, body, ...more });
  }

  refuse(command: string, format = 'No'): this {
    return this.say({
      type: 'response',
      request_seq: this.#sent,
      command,
      success: false,
      message: 'no',
      body: { error: { id: 1, format } },
    });
  }

  event(event: string, body?: unknown): this {
    return this.say({ type: 'event', event, body });
  }

  say(message: object): this {
    // A body that is undefined does not travel.
    this.rules.received(JSON.parse(JSON.stringify({ seq: ++this.#received, ...message })) as DapMessage);
    return this;
  }

  stop(threadId = 1): this {
    return this.event('stopped', { reason: 'step', threadId });
  }

  /** Stops and reads a frame with the id 7 and a scope with the reference 8. */
  look(): this {
    const stackFrames = [{ id: 7, name: 'f', line: 1, column: 1, source: { path: '/a.js' } }];
    const scopes = [{ name: 'Local', variablesReference: 8, expensive: false }];
    this.stop().ask('stackTrace', { threadId: 1 }).answer('stackTrace', { stackFrames });
    return this.ask('scopes', { frameId: 7 }).answer('scopes', { scopes });
  }

  get problems(): string[] {
    return this.rules.problems;
  }
}

const variable = (name: string, variablesReference = 0) => ({ name, value: '1', variablesReference });

describe('the schema', () => {
  test('holds every interface and type of the published declarations', () => {
    const path = createRequire(import.meta.url).resolve('@vscode/debugprotocol/lib/debugProtocol.d.ts');
    const declared = [...readFileSync(path, 'utf8').matchAll(/^\t(?:interface|type) (\w+)/gm)].map(([, name]) => name);
    expect(declared.length).toBeGreaterThan(190);
    expect(new ProtocolSchema().names).toEqual(declared);
  });

  test('inherits, and knows optional properties, lists, and values that are not all listed', () => {
    const schema = readDeclarations(`export declare module DebugProtocol {
      /** A comment; interface Wrong { */
      interface Base { seq: number; kind: 'a' | 'b' | string; }
      interface More extends Base { names?: ('x' | 'y')[]; map?: { [key: string]: string | null; }; any?: any; }
      type Level = 'low' | 'high';
    }`);
    expect(isObjectSchema(schema.More) && schema.More).toEqual({
      type: 'object',
      properties: {
        seq: { type: 'integer' },
        kind: { type: 'string' },
        names: { type: 'array', items: { enum: ['x', 'y'] } },
        map: { type: 'object', additionalProperties: { anyOf: [{ type: 'string' }, { type: 'null' }] } },
        any: {},
      },
      required: ['seq', 'kind'],
      additionalProperties: false,
    });
    expect(schema.Level).toEqual({ enum: ['low', 'high'] });
  });

  test('is not made of declarations that it does not understand', () => {
    const text = 'export declare module DebugProtocol { interface A { a: Map<string, string>; } }';
    expect(() => readDeclarations(text)).toThrow('not known');
  });

  test('every request of the table of capabilities exists', () => {
    const schema = new ProtocolSchema();
    expect(optionalRequests.filter((command) => !schema.hasRequest(command))).toEqual([]);
  });
});

describe('single messages', () => {
  const cases: [string, (talk: Talk) => Talk, string][] = [
    ['a missing property', (talk) => talk.event('stopped', { threadId: 1 }), "must have required property 'reason'"],
    ['a wrong type', (talk) => talk.event('output', { output: 1 }), '/body/output must be string'],
    ['a fraction', (talk) => talk.event('stopped', { reason: 'step', threadId: 1.5 }), 'must be integer'],
    ['a property of its own', (talk) => talk.event('exited', { exitCode: 0, why: '' }), 'additional properties why'],
    ['an event of its own', (talk) => talk.event('longPrediction'), 'the protocol has no event longPrediction'],
    [
      'a value that is not listed',
      (talk) =>
        talk
          .stop()
          .ask('stackTrace', { threadId: 1 })
          .answer('stackTrace', {
            stackFrames: [{ id: 1, name: '', line: 1, column: 1, presentationHint: 'deemphasize' }],
          }),
      'must be equal to one of the allowed values normal,label,subtle',
    ],
    ['a message that is none', (talk) => talk.say({ type: 'event' }), 'no event undefined'],
  ];
  test.each(cases)('%s', (_, speak, problem) => {
    expect(speak(new Talk()).problems.join('\n')).toContain(problem);
  });
});

describe('the conversation', () => {
  const cases: [string, (talk: Talk) => unknown, string][] = [
    ['seq does not rise', (talk) => talk.say({ seq: 1, type: 'event', event: 'initialized' }), 'seq 1 after 1'],
    [
      'a second answer',
      (talk) => talk.ask('threads').answer('threads', { threads: [] }).answer('threads', { threads: [] }),
      'a second time',
    ],
    [
      'an answer that nobody asked for',
      (talk) => talk.answer('threads', { threads: [] }, { request_seq: 99 }),
      'nobody asked',
    ],
    [
      'an answer to another command',
      (talk) => talk.ask('pause').answer('threads', { threads: [] }),
      'the request was pause',
    ],
    ['initialized twice', (talk) => talk.event('initialized').event('initialized'), 'initialized: a second time'],
    [
      'a claim that is missing',
      (talk) => talk.ask('restart').answer('restart'),
      'supportsRestartRequest is not claimed',
    ],
    [
      'a refusal without a reason',
      (talk) => talk.ask('pause').say({ type: 'response', request_seq: 2, command: 'pause', success: false, body: {} }),
      'says nothing',
    ],
    [
      'an error with a variable that is not there',
      (talk) => talk.ask('pause').refuse('pause', 'No {x}'),
      '{x} in "No {x}"',
    ],
    [
      'continued after our own step',
      (talk) => talk.stop().ask('next').answer('next').event('continued', { threadId: 1 }),
      'superfluous',
    ],
    [
      'continued before the answer of our own step',
      (talk) => talk.stop().ask('next').event('continued', { threadId: 1 }),
      'superfluous',
    ],
    ['stopped before the answer of the step', (talk) => talk.stop().ask('next').stop(), 'before the answer of next'],
    ['stopped twice', (talk) => talk.stop().stop(), 'is stopped already'],
    ['stopped without thread', (talk) => talk.event('stopped', { reason: 'step' }), 'without thread'],
    ['thread 0', (talk) => talk.event('thread', { reason: 'started', threadId: 0 }), 'threadId 0'],
    ['terminated twice', (talk) => talk.event('terminated').event('terminated'), 'terminated: a second time'],
    [
      'exited twice',
      (talk) => talk.event('exited', { exitCode: 0 }).event('exited', { exitCode: 0 }),
      'exited: a second time',
    ],
    [
      'output after exited',
      (talk) => talk.event('exited', { exitCode: 0 }).event('output', { output: '' }),
      'event output after exited',
    ],
    ['anything after terminated', (talk) => talk.event('terminated').stop(), 'event stopped after terminated'],
    [
      'progress that was not asked for',
      (talk) => talk.event('progressStart', { progressId: 'a', title: 'A' }),
      'supportsProgressReporting',
    ],
    [
      'a terminal that was not offered',
      (talk) => talk.say({ type: 'request', command: 'runInTerminal', arguments: { cwd: '/', args: [] } }),
      'did not say supportsRunInTerminalRequest',
    ],
    ['a request of its own', (talk) => talk.say({ type: 'request', command: 'dance' }), 'no client knows it'],
    [
      'no answer at all',
      (talk) => talk.ask('threads').rules.ended({ abruptly: false }),
      'threads (2) was never answered',
    ],
  ];
  test.each(cases)('%s', (_, speak, problem) => {
    const talk = new Talk();
    speak(talk);
    expect(talk.problems.join('\n')).toContain(problem);
  });

  test('an event before the answer of initialize, but output', () => {
    const rules = new ConversationRules();
    rules.sent({ seq: 1, type: 'request', command: 'initialize', arguments: { adapterID: 'jstime' } });
    rules.received({ seq: 1, type: 'event', event: 'output', body: { output: '' } });
    expect(rules.problems).toEqual([]);
    rules.received({ seq: 2, type: 'event', event: 'initialized' });
    expect(rules.problems).toEqual(['event initialized before the answer of initialize']);
  });

  test('progress that ends twice, or never', () => {
    const talk = new Talk({ supportsProgressReporting: true });
    talk.event('progressStart', { progressId: 'a', title: 'A' }).event('progressEnd', { progressId: 'a' });
    talk.event('progressStart', { progressId: 'b', title: 'B' });
    expect(talk.problems).toEqual([]);
    talk.event('progressEnd', { progressId: 'a' }).rules.ended({ abruptly: false });
    expect(talk.problems).toEqual(['event progressEnd: progress a is ended', 'progress b never ended']);
  });
});

describe('bodies', () => {
  const source = { path: '/a.js' };
  const cases: [string, (talk: Talk) => unknown, string][] = [
    [
      'too few breakpoints',
      (talk) =>
        talk
          .ask('setBreakpoints', { source, breakpoints: [{ line: 1 }] })
          .answer('setBreakpoints', { breakpoints: [] }),
      '0 breakpoints for 1',
    ],
    [
      'ids of breakpoints that repeat',
      (talk) =>
        talk.ask('setBreakpoints', { source, lines: [1, 2] }).answer('setBreakpoints', {
          breakpoints: [
            { id: 1, verified: true },
            { id: 1, verified: true },
          ],
        }),
      'ids of breakpoints repeat',
    ],
    [
      'a breakpoint that nobody knows',
      (talk) => talk.event('breakpoint', { reason: 'changed', breakpoint: { id: 5, verified: true } }),
      'nobody was told of 5',
    ],
    [
      'a hit breakpoint that nobody knows',
      (talk) =>
        talk
          .event('stopped', { reason: 'breakpoint', threadId: 1, hitBreakpointIds: [5] })
          .rules.ended({ abruptly: false }),
      'nobody was told of breakpoint 5',
    ],
    [
      'more frames than levels',
      (talk) =>
        talk
          .stop()
          .ask('stackTrace', { threadId: 1, levels: 1 })
          .answer('stackTrace', { stackFrames: [1, 2].map((id) => ({ id, name: 'f', line: 1, column: 1, source })) }),
      'more than 1 levels',
    ],
    [
      'ids of frames that repeat',
      (talk) =>
        talk
          .stop()
          .ask('stackTrace', { threadId: 1 })
          .answer('stackTrace', { stackFrames: [1, 1].map((id) => ({ id, name: 'f', line: 1, column: 1, source })) }),
      'ids of frames repeat',
    ],
    [
      'a frame in line 0',
      (talk) =>
        talk
          .stop()
          .ask('stackTrace', { threadId: 1 })
          .answer('stackTrace', { stackFrames: [{ id: 1, name: 'f', line: 0, column: 1, source }] }),
      'is at 0:1',
    ],
    [
      'totalFrames that are too few',
      (talk) =>
        talk
          .stop()
          .ask('stackTrace', { threadId: 1 })
          .answer('stackTrace', { totalFrames: 0, stackFrames: [{ id: 1, name: 'f', line: 1, column: 1, source }] }),
      'totalFrames 0',
    ],
    [
      'a frame of another stop',
      (talk) => talk.look().ask('next').answer('next').look(),
      'frame 7 was one of another stop',
    ],
    [
      'scopes of a frame that is gone',
      (talk) => talk.look().ask('next').answer('next').ask('scopes', { frameId: 7 }).answer('scopes', { scopes: [] }),
      'frame 7 is not of this stop',
    ],
    [
      'a refused frame',
      (talk) => talk.look().ask('scopes', { frameId: 7 }).refuse('scopes'),
      'frame 7 is of this stop',
    ],
    [
      'a refused reference',
      (talk) => talk.look().ask('variables', { variablesReference: 8 }).refuse('variables'),
      'was given out for scope Local in this stop',
    ],
    [
      'a reference that was never given out',
      (talk) => talk.look().ask('variables', { variablesReference: 9 }).answer('variables', { variables: [] }),
      'nobody was given the reference 9',
    ],
    [
      'a reference of another stop',
      (talk) =>
        talk
          .look()
          .ask('next')
          .answer('next')
          .ask('variables', { variablesReference: 8 })
          .answer('variables', { variables: [] }),
      'is of another stop',
    ],
    [
      'a page that is too long',
      (talk) =>
        talk
          .look()
          .ask('variables', { variablesReference: 8, count: 1 })
          .answer('variables', { variables: [variable('a'), variable('b')] }),
      '2 variables for a page of 1',
    ],
    [
      'a name that repeats',
      (talk) =>
        talk
          .look()
          .ask('variables', { variablesReference: 8 })
          .answer('variables', { variables: [variable('a'), variable('a')] }),
      'the name a repeats',
    ],
    [
      'a type that nobody asked for',
      (talk) =>
        talk
          .look()
          .ask('variables', { variablesReference: 8 })
          .answer('variables', { variables: [{ ...variable('a'), type: 'number' }] }),
      'supportsVariableType',
    ],
    [
      'memory that nobody asked for',
      (talk) =>
        talk
          .ask('evaluate', { expression: 'a' })
          .answer('evaluate', { result: '1', variablesReference: 0, memoryReference: 'x' }),
      'supportsMemoryReferences',
    ],
    [
      'a scope that is empty for ever',
      (talk) =>
        talk
          .look()
          .ask('scopes', { frameId: 7 })
          .answer('scopes', { scopes: [{ name: 'Local', variablesReference: 0, expensive: false }] }),
      'Local cannot be opened',
    ],
    [
      'output with reference 0',
      (talk) => talk.event('output', { output: '', variablesReference: 0 }),
      'variablesReference 0',
    ],
    [
      'a source that cannot be opened',
      (talk) => talk.event('output', { output: '', source: { name: 'a' } }),
      'cannot be opened',
    ],
    [
      'two threads with one id',
      (talk) =>
        talk.ask('threads').answer('threads', {
          threads: [
            { id: 1, name: 'a' },
            { id: 1, name: 'b' },
          ],
        }),
      'ids repeat',
    ],
  ];
  test.each(cases)('%s', (_, speak, problem) => {
    const talk = new Talk();
    speak(talk);
    expect(talk.problems.join('\n')).toContain(problem);
  });

  test('nothing is wrong with a proper session', () => {
    const talk = new Talk({ supportsVariableType: true });
    talk.event('initialized').ask('setBreakpoints', { source, breakpoints: [{ line: 1 }] });
    talk.answer('setBreakpoints', { breakpoints: [{ id: 1, verified: false, reason: 'pending' }] });
    talk.ask('configurationDone').answer('configurationDone');
    talk.event('breakpoint', { reason: 'changed', breakpoint: { id: 1, verified: true, line: 1 } }).look();
    talk.ask('variables', { variablesReference: 8, count: 2 });
    talk.answer('variables', { variables: [{ ...variable('a', 9), type: 'A' }, variable('b')] });
    talk.ask('variables', { variablesReference: 9 }).answer('variables', { variables: [] });
    talk.ask('continue', { threadId: 1 }).answer('continue', { allThreadsContinued: true });
    talk.event('output', { output: 'x', variablesReference: 10 }).stop();
    talk.ask('variables', { variablesReference: 10 }).answer('variables', { variables: [variable('a')] });
    talk.event('continued', { threadId: 1 });
    talk.event('exited', { exitCode: 0 }).event('terminated').ask('disconnect').answer('disconnect');
    talk.rules.ended({ abruptly: false });
    expect(talk.problems).toEqual([]);
  });
});

describe('the wire', () => {
  function read(...chunks: (string | Buffer)[]): { messages: unknown[]; problems: string[] } {
    const input = new PassThrough();
    const wire = new Wire(input, new PassThrough());
    const result = { messages: [] as unknown[], problems: [] as string[] };
    wire.onMessage = (message) => result.messages.push(message);
    wire.onProblem = (problem) => result.problems.push(problem);
    for (const chunk of chunks) input.emit('data', Buffer.from(chunk));
    input.emit('close');
    return result;
  }

  test('messages come in pieces and together', () => {
    const text = frame('{"a":"é"}') + frame('{"b":2}');
    const bytes = Buffer.from(text);
    const pieces = Array.from(bytes, (_, index) => bytes.subarray(index, index + 1));
    expect(read(...pieces)).toEqual({ messages: [{ a: 'é' }, { b: 2 }], problems: [] });
    expect(read(text)).toEqual({ messages: [{ a: 'é' }, { b: 2 }], problems: [] });
  });

  test('printing in between, and other heads', () => {
    expect(read(`hello\r\n\r\n${frame('{}')}`).problems).toEqual([
      `not the head of a message: ${JSON.stringify('hello\r\n\r\n')}`,
    ]);
    expect(read('Content-Length: 2\r\nContent-Type: x\r\n\r\n').problems).toHaveLength(1);
  });

  test('an end in the middle, and what is no JSON', () => {
    expect(read('Content-Length: 5\r\n\r\n{').problems.join()).toContain('ended in the middle');
    expect(read(frame('{')).problems.join()).toContain('not JSON');
    expect(
      read(Buffer.concat([Buffer.from('Content-Length: 3\r\n\r\n"'), Buffer.from([0xff, 0x22])])).problems.join(),
    ).toContain('not JSON in UTF-8');
  });
});
