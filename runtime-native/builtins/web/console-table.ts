/** Layout of console.table: which rows and columns a value has, and the box around them. */
import { getStringWidth, type InspectOptions, inspect } from '../internal/inspect.ts';
import { ops } from '../internal/native.ts';
import { arrayJoin, arrayPush, hasOwn, isArray, mathMax, objectKeys, stringRepeat } from '../internal/primordials.ts';

const { isMap, isMapIterator, isSet, isSetIterator, previewEntries } = ops;

const INDEX = '(index)';
const ITERATION_INDEX = '(iteration index)';
const KEY = 'Key';
const VALUES = 'Values';

type Column = { readonly title: string; readonly cells: string[] };

function formatCell(value: unknown, options: InspectOptions): string {
  const isBig = value !== null && typeof value === 'object' && !isArray(value) && objectKeys(value).length > 2;
  return inspect(value, { maxArrayLength: 3, breakLength: Infinity, ...options, depth: isBig ? -1 : 0 });
}

function drawRow(cells: readonly string[], widths: readonly number[]): string {
  let row = '│';
  for (let column = 0; column < cells.length; column++) {
    const cell = cells[column] as string;
    const padding = stringRepeat(' ', (widths[column] as number) - getStringWidth(cell) + 1);
    row += ` ${cell}${padding}│`;
  }
  return row;
}

function draw(columns: readonly Column[], rowCount: number): string {
  const widths: number[] = [];
  const rules: string[] = [];
  const titles: string[] = [];
  for (let index = 0; index < columns.length; index++) {
    const { title, cells } = columns[index] as Column;
    let width = getStringWidth(title);
    for (let row = 0; row < rowCount; row++) width = mathMax(width, getStringWidth(cells[row] ?? ''));
    arrayPush(widths, width);
    arrayPush(rules, stringRepeat('─', width + 2));
    arrayPush(titles, title);
  }
  let text = `┌${arrayJoin(rules, '┬')}┐\n${drawRow(titles, widths)}\n├${arrayJoin(rules, '┼')}┤\n`;
  for (let row = 0; row < rowCount; row++) {
    const cells: string[] = [];
    for (let index = 0; index < columns.length; index++) arrayPush(cells, columns[index]?.cells[row] ?? '');
    text += `${drawRow(cells, widths)}\n`;
  }
  return `${text}└${arrayJoin(rules, '┴')}┘`;
}

function indexColumn(title: string, rowCount: number): Column {
  const cells: string[] = [];
  for (let row = 0; row < rowCount; row++) arrayPush(cells, `${row}`);
  return { title, cells };
}

/** Maps, Sets and their iterators: one row per entry, values uncut into columns. */
function layOutEntries(data: object, options: InspectOptions): string | undefined {
  if (!isMap(data) && !isSet(data) && !isMapIterator(data) && !isSetIterator(data)) return undefined;
  const { 0: entries, 1: isKeyValue } = previewEntries(data);
  const keys: string[] = [];
  const values: string[] = [];
  for (let index = 0; index < entries.length; index++) {
    const cell = formatCell(entries[index], options);
    arrayPush(isKeyValue && index % 2 === 0 ? keys : values, cell);
  }
  const columns = [indexColumn(ITERATION_INDEX, values.length)];
  if (isKeyValue) arrayPush(columns, { title: KEY, cells: keys });
  arrayPush(columns, { title: VALUES, cells: values });
  return draw(columns, values.length);
}

function isPrimitive(value: unknown): boolean {
  return value === null || (typeof value !== 'object' && typeof value !== 'function');
}

/**
 * The table of `data`, an object or array, without a final newline. `properties` selects and orders
 * the columns; by default there is one per property name of any row.
 */
export function formatTable(data: object, properties: readonly string[] | undefined, options: InspectOptions): string {
  const entriesTable = layOutEntries(data, options);
  if (entriesTable !== undefined) return entriesTable;

  // A null-prototype object orders integer names first, as everybody's table does.
  const byName: Record<string, string[]> = { __proto__: null as never };
  const values: string[] = [];
  let hasValues = false;
  const rowNames = objectKeys(data);
  for (let row = 0; row < rowNames.length; row++) {
    const item = (data as Record<string, unknown>)[rowNames[row] as string];
    const isValue = isPrimitive(item);
    const names = properties ?? (isValue ? [] : objectKeys(item as object));
    for (let index = 0; index < names.length; index++) {
      const name = names[index] as string;
      byName[name] ??= [];
      if (!isValue && hasOwn(item as object, name)) {
        byName[name][row] = formatCell((item as Record<string, unknown>)[name], options);
      }
    }
    if (isValue) {
      hasValues = true;
      values[row] = formatCell(item, options);
    }
  }
  const columns: Column[] = [{ title: INDEX, cells: rowNames }];
  const names = objectKeys(byName);
  for (let index = 0; index < names.length; index++) {
    const title = names[index] as string;
    arrayPush(columns, { title, cells: byName[title] as string[] });
  }
  if (hasValues) arrayPush(columns, { title: VALUES, cells: values });
  return draw(columns, rowNames.length);
}
