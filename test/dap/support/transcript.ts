// A whole conversation as a text that is the same in every run: what differs between runs is named by its first use, and
// answers stand below their requests, events by themselves: how these interleave depends on who is faster.
import type { TimelineEntry } from './timeline.ts';

/** How to name what differs. */
export interface TranscriptOptions {
  /** Its path becomes `{folder}`. */
  folder: string;
  /** Events that need not be looked at. */
  without?: readonly string[];
}

const numbered: Record<string, string> = {
  variablesReference: 'variables',
  frameId: 'frame',
  sourceReference: 'source',
  locationReference: 'location',
  valueLocationReference: 'location',
  declarationLocationReference: 'location',
  memoryReference: 'memory',
  systemProcessId: 'process',
};

/** Requests as `→ name` with their answers as `←`, then events as `* name`. */
export function transcript(timeline: readonly TimelineEntry[], { folder, without = [] }: TranscriptOptions): string {
  const names = new Map<string, string>();
  const counts = new Map<string, number>();
  const nameOf = (kind: string, value: unknown): unknown => {
    if (value === 0 || value === null || value === undefined) return value;
    const key = `${kind} ${value}`;
    let name = names.get(key);
    if (!name) {
      counts.set(kind, (counts.get(kind) ?? 0) + 1);
      name = `{${kind} ${counts.get(kind)}}`;
      names.set(key, name);
    }
    return name;
  };
  const mask = (value: unknown, parent: string): unknown => {
    if (typeof value === 'string') return value.replaceAll(folder, '{folder}');
    if (Array.isArray(value)) return value.map((item) => mask(item, parent));
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(
      Object.entries(value).map(([key, inner]) => {
        if (numbered[key]) return [key, nameOf(numbered[key], inner)];
        if (key === 'id' && parent === 'stackFrames') return [key, nameOf('frame', inner)];
        return [key, mask(inner, key)];
      }),
    );
  };
  const show = (content: unknown) => (content === undefined ? '' : ` ${JSON.stringify(mask(content, ''), null, 1)}`);
  const messages = timeline.map(({ message }) => message);
  const asked = messages.flatMap((request) => {
    if (request.type !== 'request') return [];
    const response = messages.find((one) => one.type === 'response' && one.request_seq === request.seq);
    const answer =
      response?.type === 'response' ? `← ${response.success ? '' : 'FAILED '}${show(response.body)}`.trim() : '';
    return [`→ ${request.command}${show(request.arguments)}\n${answer}\n`];
  });
  const events = messages.flatMap((message) =>
    message.type === 'event' && !without.includes(message.event) ? [`* ${message.event}${show(message.body)}\n`] : [],
  );
  return `${asked.join('\n')}\n${events.join('\n')}`;
}
