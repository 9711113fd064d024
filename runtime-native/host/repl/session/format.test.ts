import { expect, test } from 'vitest';
import { withoutOwnFrames } from './format.ts';

test('the frame of the typed line goes, others stay', () => {
  expect(withoutOwnFrames('Error: a\n    at REPL1:1:7')).toBe('Error: a');
  expect(withoutOwnFrames('Error: a\n    at f (REPL1:1:7)\n    at async REPL2:1:1')).toBe(
    'Error: a\n    at f (REPL1:1:7)',
  );
  // A function without a name has a frame like that of the line.
  expect(withoutOwnFrames('Error: a\n    at REPL1:1:7\n    at Array.map (<anonymous>)\n    at REPL1:1:1')).toBe(
    'Error: a\n    at REPL1:1:7\n    at Array.map (<anonymous>)',
  );
  expect(withoutOwnFrames('Error: a\n    at file:///a.js:1:7')).toBe('Error: a\n    at file:///a.js:1:7');
});

test('properties of the error stay', () => {
  expect(withoutOwnFrames('Error: a\n    at REPL1:1:7 {\n  code: 1\n}')).toBe('Error: a {\n  code: 1\n}');
});

test('causes lose theirs as well', () => {
  const text = 'Error: a\n    at REPL1:1:7 {\n  [cause]: Error: b\n      at REPL1:1:30\n}';
  expect(withoutOwnFrames(text)).toBe('Error: a {\n  [cause]: Error: b\n}');
});

test('errors without frames lose their brackets', () => {
  expect(withoutOwnFrames("[SyntaxError: Unexpected token ';']")).toBe("SyntaxError: Unexpected token ';'");
  expect(withoutOwnFrames('[Error: a\nb]')).toBe('Error: a\nb');
});
