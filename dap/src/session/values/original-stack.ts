/** Stacks of errors with the places of the sources instead of those of what runs. */
import type { Sources } from '../sources/sources.ts';

/** `at f (URL:line:column)`, `at URL:line:column`. */
const frame = /^( {4}at (?:.*? \()?)((?:file|data|https?|wasm):[^\s()]+):(\d+):(\d+)(\)?)$/gm;

/** The text of an error; where its frames have maps, they are in the sources. */
export function withOriginalPlaces(text: string, sources: Sources): string {
  if (!text.includes('\n    at ')) return text;
  return text.replace(
    frame,
    (all: string, before: string, url: string, line: string, column: string, after: string) => {
      const script = sources.scripts().findLast((one) => one.url === url && one.map);
      const place =
        script &&
        sources.originalPlace({ scriptId: script.id, lineNumber: Number(line) - 1, columnNumber: Number(column) - 1 });
      if (!place) return all;
      return `${before}${sources.shown(place.source).path ?? url}:${place.line + 1}:${place.column + 1}${after}`;
    },
  );
}
