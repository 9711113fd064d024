/** Values and errors as text. */
import { inspect, stripVTControlCharacters } from 'node:util';
import type { Protocol } from 'devtools-protocol';
import { textWidth } from '../terminal/text-width.ts';
import { argumentOf, primitiveOf } from './call-argument.ts';
import type { CdpClient } from './cdp-client.ts';
import { type Place, SCRIPT_NAME } from './evaluator.ts';

type RemoteObject = Protocol.Runtime.RemoteObject;

/** As the console prints it, but with quotes around strings. */
export async function formatValue(client: CdpClient, value: RemoteObject, colors: boolean): Promise<string> {
  if (value.objectId === undefined) return inspect(primitiveOf(value), { colors });
  const { text } = await client.request('JSTime.formatValue', { value: argumentOf(value), colors });
  return text;
}

/** What was thrown and not caught. `source` is what was typed. */
export async function formatThrown(
  client: CdpClient,
  value: RemoteObject,
  source: string,
  place: Place | undefined,
  colors: boolean,
): Promise<string> {
  if (value.subtype !== 'error') return uncaught(await formatValue(client, value, colors));
  const failure = await client.request('JSTime.formatLoadFailure', { value: argumentOf(value) });
  const isElsewhere = failure.text !== '' && !OWN_PLACE.test(stripVTControlCharacters(failure.text));
  if (isElsewhere) return withoutOwnFrames(failure.text.trimEnd());
  const text = await formatValue(client, value, colors);
  return (place ? excerptOf(source, place) : '') + uncaught(withoutOwnFrames(text));
}

function uncaught(text: string): string {
  return text.includes('\n') && !/^\S*Error\b/.test(stripVTControlCharacters(text))
    ? `Uncaught:\n${text}`
    : `Uncaught ${text}`;
}

/** The place of an error at the start of a report: what was typed is on the screen anyway. */
const OWN_PLACE = new RegExp(`^${SCRIPT_NAME}\\d+:`);
const FRAME = /^\s+at /;
/** The frame of the typed line itself says nothing that is not on the screen. Properties of the error may follow. */
const OWN_FRAME = new RegExp(String.raw`^\s+at (?:async )?${SCRIPT_NAME}\d+:\d+:\d+( \{)?$`);

/** The text of an error without the outermost frame of each trace, if that is the REPL's. */
export function withoutOwnFrames(text: string): string {
  const lines = text.split('\n');
  const plain = lines.map((line) => stripVTControlCharacters(line));
  const kept: string[] = [];
  for (const [index, line] of lines.entries()) {
    const own = FRAME.test(plain[index + 1] ?? '') ? null : OWN_FRAME.exec(plain[index] ?? '');
    if (own) kept.push((kept.pop() ?? '') + (own[1] ?? ''));
    else kept.push(line);
  }
  const shorter = kept.join('\n');
  // Errors without frames have brackets, which tell where they end inside of other values.
  return plain.some((line) => FRAME.test(line)) ? shorter : shorter.replace(/^\[(.*)\]$/s, '$1');
}

const EXCERPT_COLUMNS = 78;

/** The line that has the error, with a caret below it. */
function excerptOf(source: string, { line, column }: Place): string {
  const whole = source.split('\n')[line];
  if (whole === undefined || column > whole.length) return '';
  const from = Math.max(0, Math.min(column - (EXCERPT_COLUMNS >> 1), whole.length - EXCERPT_COLUMNS));
  const text = whole.slice(from, from + EXCERPT_COLUMNS).replaceAll('\t', ' ');
  return `${text}\n${' '.repeat(textWidth(text.slice(0, column - from)))}^\n\n`;
}
