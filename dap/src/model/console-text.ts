/** The text of a call of the console, from what V8 tells of its arguments. */
import type { Protocol } from 'devtools-protocol';
import { valueText } from './preview.ts';

type RemoteObject = Protocol.Runtime.RemoteObject;

const valueBudget = 10_000;

/** As the console standard formats: the first argument may have specifiers for the others. Colours are left out. */
export function consoleText(args: readonly RemoteObject[]): string {
  const [first, ...others] = args;
  if (first?.type !== 'string') return args.map(argumentText).join(' ');
  const rest = [...others];
  const text = String(first.value).replace(/%([sdifoOc%])/g, (specifier, kind: string) => {
    if (kind === '%') return rest.length > 0 || others.length > 0 ? '%' : specifier;
    const value = rest.shift();
    return value ? formatted(kind, value) : specifier;
  });
  return [text, ...rest.map(argumentText)].join(' ');
}

function formatted(kind: string, value: RemoteObject): string {
  switch (kind) {
    case 's':
      return argumentText(value);
    case 'd':
    case 'i':
    case 'f':
      return numberOf(kind, value);
    case 'c':
      return '';
    default:
      return valueText(value, { budget: valueBudget, stack: true });
  }
}

function numberOf(kind: string, { type, value, unserializableValue, description }: RemoteObject): string {
  if (type === 'bigint') return unserializableValue ?? description ?? 'NaN';
  if (type === 'symbol' || type === 'object' || type === 'function') return 'NaN';
  const text = String(unserializableValue ?? value);
  const number =
    kind === 'd'
      ? Number(unserializableValue ?? value)
      : kind === 'i'
        ? Number.parseInt(text, 10)
        : Number.parseFloat(text);
  return Object.is(number, -0) ? '-0' : String(number);
}

/** Strings as they are. */
function argumentText(value: RemoteObject): string {
  return value.type === 'string' ? String(value.value) : valueText(value, { budget: valueBudget, stack: true });
}
