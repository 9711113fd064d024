/** What V8 evaluates when it comes to a breakpoint: condition, hit condition and log message in one. */
import { hitExpression } from './hit-condition.ts';
import { type LogMessage, readLogMessage } from './log-message.ts';
import { problemOfExpression } from './syntax.ts';

/** When a breakpoint stops, and what it says instead. */
export interface ConditionParts {
  readonly condition?: string | undefined;
  readonly hitCondition?: string | undefined;
  readonly logMessage?: string | undefined;
  /** Those in the log message, where they must be others than it says. */
  readonly expressions?: readonly string[];
}

/**
 * Everything about the parts that V8 can be given. Its true value stops the program.
 * @param id of the breakpoint, for what the program says of it.
 * @param state the name of the object in the program that counts and speaks.
 * @param address of the script that V8 makes of it, at each hit.
 */
export function conditionFor(
  { condition, hitCondition, logMessage, expressions }: ConditionParts,
  id: number,
  state: string,
  address: string,
): string {
  if (!condition?.trim() && !hitCondition?.trim() && !logMessage) return '';
  const parts: string[] = [];
  // On lines of their own, for comments at their ends.
  if (condition?.trim()) parts.push(`(${condition}\n)`);
  if (hitCondition?.trim()) parts.push(`(${hitExpression(hitCondition, `${state}.count(${id})`)})`);
  if (logMessage) {
    const values = (expressions ?? readLogMessage(logMessage).expressions).map((expression) => `, (${expression}\n)`);
    parts.push(`${state}.log(${id}${values.join('')})`);
  }
  const test = parts.join(' && ');
  return `try { ${test} } catch (error) { ${state}.fail(${id}, error) }\n//# sourceURL=${address}`;
}

/** Why the parts cannot be used, as a sentence; nothing when they can. */
export async function problemOf({ condition, hitCondition, logMessage }: ConditionParts): Promise<string | undefined> {
  if (condition?.trim()) {
    const problem = await problemOfExpression(condition);
    if (problem) return `The condition is not an expression: ${problem}`;
  }
  if (hitCondition?.trim() && hitExpression(hitCondition, '') === undefined)
    return `The hit condition "${hitCondition}" is none: write a number, such as 3, or one behind >, >=, <, <=, == or %`;
  const { expressions, problem: unclosed } = readLogMessage(logMessage ?? '');
  if (unclosed) return unclosed;
  for (const expression of expressions) {
    const problem = await problemOfExpression(expression);
    if (problem) return `"{${expression}}" in the log message is not an expression: ${problem}`;
  }
  return undefined;
}

/** Messages in their pieces, with the values that the program gave for the expressions. */
export function logPieces<V>({ texts }: LogMessage, values: readonly V[]): (string | V)[] {
  return texts.flatMap((text, index) => {
    const value = values[index - 1];
    const pieces: (string | V)[] = text ? [text] : [];
    return value === undefined ? pieces : [value, ...pieces];
  });
}
