// Breakpoints hold, whenever they are set and however the code comes into being.
import { expect } from 'vitest';
import { inspectorTest } from './support/debuggee.ts';
import { placeOf } from './support/places.ts';

/** A module whose source is three lines later in the original, by an inline source map. */
function withSourceMap(source: string): string {
  const map = { version: 3, sources: ['original.ts'], names: [], mappings: 'AAGA;AACA' };
  const data = Buffer.from(JSON.stringify(map)).toString('base64');
  return `${source}\n//# sourceMappingURL=data:application/json;base64,${data}\n`;
}

inspectorTest('set before the program runs: entry, static imports, dynamic imports', async (lab) => {
  const debuggee = lab.start({
    files: {
      'main.mjs': 'import "./static.mjs";\nconsole.log("main");\nawait import("./dynamic.mjs");\nconsole.log("end");\n',
      'static.mjs': 'import "./deep.mjs";\nconsole.log("static");\n',
      'deep.mjs': 'console.log("deep");',
      'dynamic.mjs': 'import "./dynamic-deep.mjs";\nconsole.log("dynamic");\n',
      'dynamic-deep.mjs': 'console.log("dynamic deep");',
    },
  });
  const session = await debuggee.attach();
  const expected: string[] = [];
  for (const [name, line] of [
    ['deep.mjs', 1],
    ['static.mjs', 2],
    ['main.mjs', 2],
    ['dynamic-deep.mjs', 1],
    ['dynamic.mjs', 2],
    ['main.mjs', 4],
  ] as const) {
    expected.push(`${name}:${line}`);
    const { locations } = await session.send('Debugger.setBreakpointByUrl', {
      url: debuggee.url(name),
      lineNumber: line - 1,
    });
    expect(locations).toEqual([]);
  }
  await session.send('Runtime.runIfWaitingForDebugger');
  const start = await session.paused();
  // A breakpoint on the statement where the program starts is the same pause.
  const places = start.hitBreakpoints?.length ? [placeOf(session, start)] : [];
  while (places.length < expected.length) {
    await session.send('Debugger.resume');
    const pause = await session.paused();
    expect(pause.hitBreakpoints).toHaveLength(1);
    places.push(placeOf(session, pause));
  }
  expect(places).toEqual(expected);
  // Each of them was resolved when its script came.
  const resolved = session.untaken('Debugger.breakpointResolved');
  expect(new Set(resolved.map(({ breakpointId }) => breakpointId)).size).toBe(expected.length);
  await session.resume();
  await session.close();
  expect((await debuggee.ended()).stdout).toBe('deep\nstatic\nmain\ndynamic deep\ndynamic\nend\n');
});

inspectorTest('by a pattern, and by the hash of the source', async (lab) => {
  const debuggee = lab.start({
    flag: '--inspect-wait',
    files: {
      'main.mjs': 'await import("./a.mjs");\nawait import("./b.mjs");\n',
      'a.mjs': 'let a = 1;\na++;\n',
      'b.mjs': 'let b = 1;\nb++;\n',
    },
  });
  const session = await debuggee.attach();
  await session.send('Debugger.setBreakpointByUrl', { urlRegex: '/[ab]\\.mjs$', lineNumber: 1 });
  await session.send('Runtime.runIfWaitingForDebugger');
  expect(placeOf(session, await session.paused())).toBe('a.mjs:2');
  const { hash } = [...session.scripts.values()].find(({ url }) => url.endsWith('/a.mjs'))!;
  expect(hash).toMatch(/^[0-9a-f]{64}$/);
  await session.resume();
  expect(placeOf(session, await session.paused())).toBe('b.mjs:2');
  await session.resume();
  await session.close();
  expect((await debuggee.ended()).exitCode).toBe(0);

  const again = lab.start({
    flag: '--inspect-wait',
    files: { 'main.mjs': 'await import("./a.mjs");\n', 'a.mjs': 'let a = 1;\na++;\n' },
  });
  const other = await again.attach();
  await other.send('Debugger.setBreakpointByUrl', { scriptHash: hash, lineNumber: 1 });
  await other.send('Runtime.runIfWaitingForDebugger');
  expect(placeOf(other, await other.paused())).toBe('a.mjs:2');
});

inspectorTest('data: modules, eval and functions with a sourceURL', async (lab) => {
  const dataUrl = 'data:text/javascript,globalThis.fromData%20=%201;globalThis.fromData++;';
  const debuggee = lab.start({
    flag: '--inspect-wait',
    files: {
      'main.mjs': `await import(${JSON.stringify(dataUrl)});
(0, eval)('let x = 1;\\nx++;\\n//# sourceURL=evaluated.js');
new Function('let y = 1;\\ny++;\\n//# sourceURL=made.js')();
`,
    },
  });
  const session = await debuggee.attach();
  await session.send('Debugger.setBreakpointByUrl', { url: dataUrl, lineNumber: 0 });
  await session.send('Debugger.setBreakpointByUrl', { url: 'evaluated.js', lineNumber: 1 });
  await session.send('Debugger.setBreakpointByUrl', { url: 'made.js', lineNumber: 2 });
  await session.send('Runtime.runIfWaitingForDebugger');
  for (const place of ['data::1', 'evaluated.js:2', 'made.js:3']) {
    expect(placeOf(session, await session.paused())).toBe(place);
    await session.resume();
  }
  const sourced = [...session.scripts.values()].filter(({ hasSourceURL }) => hasSourceURL).map(({ url }) => url);
  expect(sourced).toEqual(['evaluated.js', 'made.js']);
  await session.close();
  expect((await debuggee.ended()).exitCode).toBe(0);
});

inspectorTest('a pause before each module with a source map, so that breakpoints can be set then', async (lab) => {
  const files = {
    'main.mjs': withSourceMap('import "./static.mjs";\nawait import("./dynamic.mjs");console.log("main");'),
    'static.mjs': withSourceMap('globalThis.a = 1;\nconsole.log("static");'),
    'dynamic.mjs': withSourceMap('globalThis.b = 1;\nconsole.log("dynamic");'),
    'plain.mjs': 'console.log("plain");',
  };
  const debuggee = lab.start({ flag: '--inspect-wait', files });
  const session = await debuggee.attach();
  await session.send('Debugger.setInstrumentationBreakpoint', {
    instrumentation: 'beforeScriptWithSourceMapExecution',
  });
  await session.send('Runtime.runIfWaitingForDebugger');
  const seen: string[] = [];
  const stopped: string[] = [];
  while (seen.length < 3 || stopped.length < 2) {
    const pause = await session.paused();
    if (pause.reason === 'instrumentation') {
      const { url, scriptId, sourceMapURL } = pause.data as { url: string; scriptId: string; sourceMapURL: string };
      expect(sourceMapURL).toMatch(/^data:application\/json;base64,/);
      expect(session.scripts.get(scriptId)).toMatchObject({ url, sourceMapURL });
      const name = url.replace(/^.*\//, '');
      seen.push(name);
      // As a debugger does that has now read the map: the breakpoint of the original goes to a line of this script.
      if (name !== 'main.mjs') {
        const { actualLocation } = await session.send('Debugger.setBreakpoint', {
          location: { scriptId, lineNumber: 0, columnNumber: 0 },
        });
        expect(actualLocation.lineNumber).toBe(0);
      }
    } else {
      expect(pause.hitBreakpoints).toHaveLength(1);
      stopped.push(placeOf(session, pause));
    }
    await session.resume();
  }
  expect(seen.toSorted()).toEqual(['dynamic.mjs', 'main.mjs', 'static.mjs']);
  expect(stopped).toEqual(['static.mjs:1', 'dynamic.mjs:1']);
  await session.close();
  expect((await debuggee.ended()).stdout).toBe('static\ndynamic\nmain\n');
});

inspectorTest('a pause before every script', async (lab) => {
  const debuggee = lab.start({ flag: '--inspect-wait', files: { 'main.mjs': 'import "./a.mjs";\n1;', 'a.mjs': '2;' } });
  const session = await debuggee.attach();
  await session.send('Debugger.setInstrumentationBreakpoint', { instrumentation: 'beforeScriptExecution' });
  await session.send('Runtime.runIfWaitingForDebugger');
  for (const name of ['a.mjs', 'main.mjs']) {
    const pause = await session.paused();
    expect(pause.reason).toBe('instrumentation');
    expect(pause.data).toMatchObject({ url: debuggee.url(name) });
    await session.resume();
  }
  await session.close();
  await debuggee.ended();
});

inspectorTest('conditions, log points, hit once, possible places', async (lab) => {
  const debuggee = lab.start(
    'let sum = 0;\nfor (let i = 0; i < 100; i++) {\n  sum += i;\n}\nfunction f(a) { return a ? g(a) : a; }\nfunction g(a) { return a; }\nf(1);\nconsole.log(sum);\n',
  );
  const session = await debuggee.attachAtBreak();
  const url = debuggee.url('main.mjs');
  await session.send('Debugger.setBreakpointByUrl', { url, lineNumber: 2, condition: 'i === 42' });
  await session.send('Debugger.setBreakpointByUrl', {
    url,
    lineNumber: 7,
    condition: 'console.log("sum is", sum), false',
  });
  const script = [...session.scripts.values()].find((candidate) => candidate.url === url)!;
  const { locations } = await session.send('Debugger.getPossibleBreakpoints', {
    start: { scriptId: script.scriptId, lineNumber: 4, columnNumber: 0 },
    end: { scriptId: script.scriptId, lineNumber: 5, columnNumber: 0 },
  });
  expect(locations.map(({ type }) => type)).toEqual(expect.arrayContaining(['call', 'return']));
  await session.resume();
  const pause = await session.paused();
  const { result } = await session.send('Debugger.evaluateOnCallFrame', {
    callFrameId: pause.callFrames[0]!.callFrameId,
    expression: '[i, sum].join()',
  });
  expect(result.value).toBe('42,861');
  await session.resume();
  const logged = await session.next('Runtime.consoleAPICalled');
  expect(logged.args.map(({ value }) => value)).toEqual(['sum is', 4950]);
  await session.close();
  expect((await debuggee.ended()).stdout).toBe('sum is 4950\n4950\n');
});

inspectorTest('on a function call, and removed again', async (lab) => {
  const debuggee = lab.start({
    flag: '--inspect',
    files: {
      'main.mjs':
        'globalThis.work = function work() {\n  return 1;\n};\nsetInterval(() => work(), 1);\nconsole.log("ready");\n',
    },
  });
  await debuggee.process.waitFor('stdout', 'ready');
  const session = await debuggee.attach();
  const { result } = await session.send('Runtime.evaluate', { expression: 'work' });
  const { breakpointId } = await session.send('Debugger.setBreakpointOnFunctionCall', { objectId: result.objectId! });
  const pause = await session.paused();
  expect(pause.callFrames[0]?.functionName).toBe('work');
  await session.send('Debugger.removeBreakpoint', { breakpointId });
  await session.resume();
  await session.send('Debugger.setBreakpointsActive', { active: false });
  await session.send('Debugger.setSkipAllPauses', { skip: true });
  await session.send('Runtime.evaluate', { expression: 'debugger; 1' });
  expect(session.untaken('Debugger.paused')).toEqual([]);
});

inspectorTest('a hundred of them in modules that are imported while it runs', async (lab) => {
  const files = Object.fromEntries(
    Array.from({ length: 100 }, (_, index) => [`m${index}.mjs`, `export const v = ${index};\nglobalThis.n++;\n`]),
  );
  const debuggee = lab.start({
    flag: '--inspect-wait',
    files: {
      ...files,
      'main.mjs': 'globalThis.n = 0;\nfor (let i = 0; i < 100; i++) await import("./m" + i + ".mjs");\nconsole.log(n);',
    },
  });
  const session = await debuggee.attach();
  for (const name of Object.keys(files)) {
    await session.send('Debugger.setBreakpointByUrl', { url: debuggee.url(name), lineNumber: 1 });
  }
  await session.send('Runtime.runIfWaitingForDebugger');
  for (const name of Object.keys(files)) {
    expect(placeOf(session, await session.paused())).toBe(`${name}:2`);
    await session.send('Debugger.resume');
  }
  await session.close();
  expect((await debuggee.ended()).stdout).toBe('100\n');
});
