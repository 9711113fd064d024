import { expect, test } from 'vitest';
import { LineEditor } from './line-editor.ts';

function editorWith(marked: string): LineEditor {
  const editor = new LineEditor();
  const cursor = marked.indexOf('|');
  editor.reset(marked.replace('|', ''), cursor);
  return editor;
}

/** The text with `|` where the cursor is. */
function marked({ text, cursor }: LineEditor): string {
  return `${text.slice(0, cursor)}|${text.slice(cursor)}`;
}

function press(editor: LineEditor, ...names: string[]): string {
  for (const name of names) {
    const [key = '', ...modifiers] = name.split('+').reverse();
    if (key.length === 1 && modifiers.length === 0) editor.handle(key, { name: key, sequence: key });
    else editor.handle(undefined, { name: key, ctrl: modifiers.includes('ctrl'), meta: modifiers.includes('meta') });
  }
  return marked(editor);
}

test('types, deletes, moves by words', () => {
  expect(press(editorWith('|'), 'a', 'b', 'left', 'c')).toBe('ac|b');
  expect(press(editorWith('foo bar|'), 'backspace', 'home', 'delete')).toBe('|oo ba');
  expect(press(editorWith('foo bar|'), 'meta+b', 'ctrl+w')).toBe('|bar');
});

test('kills and yanks', () => {
  expect(press(editorWith('foo| bar'), 'ctrl+k', 'home', 'ctrl+y')).toBe(' bar|foo');
});

test('in several lines, the ends of a line are its own', () => {
  expect(press(editorWith('a\nb|c\nd'), 'home')).toBe('a\n|bc\nd');
  expect(press(editorWith('a\nb|c\nd'), 'ctrl+e')).toBe('a\nbc|\nd');
  expect(press(editorWith('a\nb|c\nd'), 'ctrl+k')).toBe('a\nb|\nd');
  expect(press(editorWith('a\nb|c\nd'), 'ctrl+k', 'ctrl+k')).toBe('a\nb|d');
  expect(press(editorWith('a\nb|c\nd'), 'ctrl+u')).toBe('a\n|c\nd');
});

test('moves between lines, and says when there is none', () => {
  const editor = editorWith('abc\nd|\nefg');
  expect(editor.moveLines(-1)).toBe(true);
  expect(marked(editor)).toBe('a|bc\nd\nefg');
  expect(editor.moveLines(-1)).toBe(false);
  editor.reset('\nabc', 1);
  expect(editor.moveLines(-1)).toBe(true);
  expect(marked(editor)).toBe('|\nabc');
  editor.reset('abc', 3);
  expect(editor.moveLines(1)).toBe(false);
  editor.reset('abc\nd', 3);
  expect(editor.moveLines(1)).toBe(true);
  expect(marked(editor)).toBe('abc\nd|');
});

test('undoes and redoes, what was inserted in one go in one go', () => {
  const editor = editorWith('a|');
  editor.insert('b\nc');
  press(editor, 'd');
  const undo = () => editor.handle(undefined, { sequence: '\x1f' });
  undo();
  expect(marked(editor)).toBe('ab\nc|');
  undo();
  expect(marked(editor)).toBe('a|');
  undo();
  expect(marked(editor)).toBe('a|');
  editor.handle(undefined, { sequence: '\x1e' });
  expect(marked(editor)).toBe('ab\nc|');
});

test('undoing a kill in one of several lines brings all lines back', () => {
  const editor = editorWith('a\nb|c\nd');
  press(editor, 'ctrl+k');
  editor.handle(undefined, { sequence: '\x1f' });
  expect(marked(editor)).toBe('a\nb|c\nd');
});

test('replaces what is before the cursor', () => {
  const editor = editorWith('con| x');
  editor.insert('console', 3);
  expect(marked(editor)).toBe('console| x');
});
