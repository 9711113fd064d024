// The history of a session, and expectations over it: this, then that, and never those.
import { expect } from 'vitest';
import type { DapMessage } from './messages.ts';

export interface TimelineEntry {
  readonly direction: 'sent' | 'received';
  readonly message: DapMessage;
  /** On the clock of `performance.now()`. */
  readonly atMs: number;
}

/** A message by its kind, its name, and a part of what it holds. */
export interface Pattern {
  readonly kind: 'request' | 'answer' | 'refusal' | 'event';
  readonly name: string;
  readonly body?: unknown;
}

/** A request that the client sent. */
export const request = (name: string, body?: unknown): Pattern => ({ kind: 'request', name, body });
/** An answer of the adapter. */
export const answer = (name: string, body?: unknown): Pattern => ({ kind: 'answer', name, body });
/** A request that the adapter refused. */
export const refusal = (name: string, body?: unknown): Pattern => ({ kind: 'refusal', name, body });
/** An event. */
export const event = (name: string, body?: unknown): Pattern => ({ kind: 'event', name, body });

/** Expects the messages in that order, with whatever else in between. */
export function expectOrder(timeline: readonly TimelineEntry[], patterns: readonly Pattern[]): void {
  let from = 0;
  for (const [index, pattern] of patterns.entries()) {
    const found = timeline.findIndex((entry, at) => at >= from && fits(entry, pattern));
    if (found < 0) {
      const before = patterns.slice(0, index).map(showPattern).join(', ') || 'the start';
      expect.fail(`no ${showPattern(pattern)} after ${before}\n${showTimeline(timeline)}`);
    }
    from = found + 1;
  }
}

/** Expects that there is no such message, from the first entry that fits `after` on, if that is given. */
export function expectNever(timeline: readonly TimelineEntry[], pattern: Pattern, after?: Pattern): void {
  const from = after ? timeline.findIndex((entry) => fits(entry, after)) : 0;
  const found = timeline.slice(Math.max(from, 0)).find((entry) => fits(entry, pattern));
  if (found) expect.fail(`unexpected: ${showEntry(found)}\n${showTimeline(timeline)}`);
}

/** How many such messages there are. */
export function countOf(timeline: readonly TimelineEntry[], pattern: Pattern): number {
  return timeline.filter((entry) => fits(entry, pattern)).length;
}

const shownEntries = 300;

/** One line for each message, without the middle of long histories. */
export function showTimeline(timeline: readonly TimelineEntry[]): string {
  const start = timeline[0]?.atMs ?? 0;
  const show = (entry: TimelineEntry) => `${(entry.atMs - start).toFixed(0).padStart(6)} ms ${showEntry(entry)}`;
  if (timeline.length <= shownEntries) return timeline.map(show).join('\n');
  const half = shownEntries / 2;
  const left = timeline.length - shownEntries;
  return [...timeline.slice(0, half).map(show), `… ${left} more …`, ...timeline.slice(-half).map(show)].join('\n');
}

function showEntry({ direction, message }: TimelineEntry): string {
  const text = JSON.stringify(message);
  return `${direction === 'sent' ? '→' : '←'} ${text.length > 600 ? `${text.slice(0, 600)}…` : text}`;
}

function showPattern({ kind, name, body }: Pattern): string {
  return `${kind} ${name}${body === undefined ? '' : ` ${JSON.stringify(body)}`}`;
}

function fits({ direction, message }: TimelineEntry, { kind, name, body }: Pattern): boolean {
  if (kind === 'request') {
    return message.type === 'request' && message.command === name && holds(message.arguments, body);
  }
  if (direction !== 'received') return false;
  if (kind === 'event') return message.type === 'event' && message.event === name && holds(message.body, body);
  return (
    message.type === 'response' &&
    message.command === name &&
    message.success === (kind === 'answer') &&
    holds(message.body, body)
  );
}

function holds(value: unknown, part: unknown): boolean {
  if (part === undefined) return true;
  try {
    if (typeof part === 'object') expect(value).toMatchObject(part as object);
    else expect(value).toEqual(part);
    return true;
  } catch {
    return false;
  }
}
