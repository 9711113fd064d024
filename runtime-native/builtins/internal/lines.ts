import { stringEndsWith, stringSlice, stringSplit } from './primordials.ts';

/** Line `number` of `text`, from 1, without its end; undefined if there is none. */
export function lineOf(text: string, number: number): string | undefined {
  const line = stringSplit(text, '\n')[number - 1];
  return line !== undefined && stringEndsWith(line, '\r') ? stringSlice(line, 0, -1) : line;
}
