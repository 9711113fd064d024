// A whole conversation as a text that is the same in every run: what differs between runs is named by its first use.
import type { TimelineEntry } from './timeline.ts';

/** How to name what differs. */
export interface TranscriptOptions {
  /** Its path becomes `{folder}`. */
  folder: string;
  /** Events that come at any time, and so would make every run different. */
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

/** One block for each message: requests as `→ name`, answers as `← name`, events as `* name`. */
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
  return timeline
    .filter(({ message }) => message.type !== 'event' || !without.includes(message.event))
    .map(({ message }) => {
      const show = (content: unknown) =>
        content === undefined ? '' : ` ${JSON.stringify(mask(content, ''), null, 1)}`;
      if (message.type === 'event') return `* ${message.event}${show(message.body)}\n`;
      if (message.type === 'request') return `→ ${message.command}${show(message.arguments)}\n`;
      return `← ${message.command}${message.success ? '' : ' FAILED'}${show(message.body)}\n`;
    })
    .join('\n');
}
