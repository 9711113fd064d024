import { textWidth, truncate } from '../terminal/text-width.ts';
import type { Completion } from './completion.ts';

const GAP = 2;
/** More are of no help. */
const MAX_CANDIDATES = 300;

/** The candidates in columns, groups apart, as lines of at most `width` columns. */
export function columnsOf({ groups }: Completion, width: number): string {
  let left = MAX_CANDIDATES;
  const blocks: string[] = [];
  for (const group of groups) {
    const labels = group.slice(0, left).map(({ label }) => truncate(label, width));
    left -= labels.length;
    if (labels.length > 0) blocks.push(block(labels, width));
  }
  const missing = groups.flat().length - (MAX_CANDIDATES - left);
  if (missing > 0) blocks.push(`… and ${missing} more`);
  return blocks.join('\n\n');
}

function block(labels: readonly string[], width: number): string {
  const columnWidth = Math.max(...labels.map(textWidth)) + GAP;
  const perRow = Math.max(1, Math.floor((width + GAP) / columnWidth));
  const rows: string[] = [];
  for (let index = 0; index < labels.length; index += perRow) {
    const row = labels.slice(index, index + perRow);
    rows.push(
      row
        .map((label) => label + ' '.repeat(columnWidth - textWidth(label)))
        .join('')
        .trimEnd(),
    );
  }
  return rows.join('\n');
}
