/** WebAssembly as text: V8's disassembly in the form of a source map, from byte offsets to lines. */
import type { CdpSession } from '../../cdp/session.ts';

/**
 * Disassembles a module. Its bytes count as the columns of one line, as V8 has it.
 * @returns a source map whose one source is called `name`, as JSON.
 */
export async function wasmSourceMap(cdp: CdpSession, scriptId: string, name: string): Promise<string> {
  const lines: string[] = [];
  const offsets: number[] = [];
  const { streamId, chunk } = await cdp.send('Debugger.disassembleWasmModule', { scriptId });
  for (let next = chunk; next.lines.length > 0; ) {
    for (const line of next.lines) lines.push(line);
    for (const offset of next.bytecodeOffsets) offsets.push(offset);
    if (streamId === undefined) break;
    next = (await cdp.send('Debugger.nextWasmDisassemblyChunk', { streamId })).chunk;
  }
  // Of the lines at one offset the last is the instruction, the others open what it is in.
  const lineAt = new Map(offsets.map((offset, line) => [offset, line]));
  const segments = [...lineAt].sort(([a], [b]) => a - b).map(([offset, line]) => [offset, 0, line, 0]);
  return JSON.stringify({
    version: 3,
    sources: [name],
    sourcesContent: [lines.join('\n')],
    names: [],
    mappings: [segments],
  });
}
