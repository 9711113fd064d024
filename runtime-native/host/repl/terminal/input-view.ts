/** What the screen shows of the input, in each of its states. */
import { highlight } from '../source/highlight.ts';
import type { Assist } from './assist.ts';
import type { HistorySearch } from './history-search.ts';
import type { Prompts } from './layout.ts';
import type { LineEditor } from './line-editor.ts';
import type { Frame } from './screen.ts';
import { dim, type Span } from './spans.ts';

const PROMPTS: Prompts = { first: '> ', next: '| ' };
/** What is in the editor can be copied as it is. */
const EDITOR_PROMPTS: Prompts = { first: '', next: '' };

/** As it stays on the screen. */
export function finalFrame(text: string, isEditor: boolean, colors: boolean): Frame {
  return { prompts: isEditor ? EDITOR_PROMPTS : PROMPTS, input: coloured(text, colors), beforeCursor: text, below: [] };
}

/** While something is looked for in the history. */
export function searchFrame(search: HistorySearch, colors: boolean): Frame {
  const beforeCursor = search.text.slice(0, search.cursor);
  return { prompts: PROMPTS, input: search.spans, beforeCursor, below: [aside(search.status, colors)] };
}

/** While it is typed. */
export function editFrame({ text, cursor }: LineEditor, { hint, preview }: Assist, colors: boolean): Frame {
  const input = coloured(text, colors);
  // Without colours it would look like input.
  if (colors && hint !== '') input.push({ text: hint, style: dim });
  const below = preview === undefined ? [] : [aside(preview, colors)];
  return { prompts: PROMPTS, input, beforeCursor: text.slice(0, cursor), below };
}

/** While it is typed into the editor, where nothing is in the way of copying. */
export function editorFrame({ text, cursor }: LineEditor, colors: boolean): Frame {
  return { prompts: EDITOR_PROMPTS, input: coloured(text, colors), beforeCursor: text.slice(0, cursor), below: [] };
}

function coloured(text: string, colors: boolean): Span[] {
  return colors && text !== '' ? highlight(text) : [{ text }];
}

function aside(text: string, colors: boolean): Span {
  return colors ? { text, style: dim } : { text: `// ${text}` };
}
