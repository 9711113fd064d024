// The adapter's own idea of arguments, beside the published protocol: what that requires is required, and of its type.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { expect, test } from 'vitest';
import type { Command } from '../../dap/src/dap/protocol.ts';
import { checkedArguments } from '../../dap/src/dap/request-arguments.ts';
import { readDeclarations, type Schema } from './support/declaration-schema.ts';

const declarations = createRequire(import.meta.url).resolve('@vscode/debugprotocol/lib/debugProtocol.d.ts');
const definitions = readDeclarations(readFileSync(declarations, 'utf8'));

/** Requests that the adapter answers; the others are unknown to it. */
const commands: Command[] = [
  'breakpointLocations', 'completions', 'continue', 'dataBreakpointInfo', 'evaluate', 'exceptionInfo', 'initialize',
  'locations', 'next', 'pause', 'readMemory', 'restartFrame', 'scopes', 'setBreakpoints', 'setDataBreakpoints',
  'setExceptionBreakpoints', 'setExpression', 'setFunctionBreakpoints', 'setVariable', 'source', 'stackTrace', 'stepIn',
  'stepInTargets', 'stepOut', 'variables', 'writeMemory',
]; // biome-ignore format: a list

const samples: Record<string, unknown> = {
  string: 'text',
  number: 1,
  integer: 1,
  boolean: true,
  array: [],
  object: {},
};

function resolved(schema: Schema): Record<string, unknown> {
  const { $ref } = schema as { $ref?: string };
  return ($ref ? resolved(definitions[$ref.split('/').at(-1) ?? ''] as Schema) : schema) as Record<string, unknown>;
}

/** A value that the protocol allows. */
function sample(schema: Schema): unknown {
  const {
    type,
    enum: values,
    anyOf,
    properties,
    required,
  } = resolved(schema) as {
    type?: string;
    enum?: unknown[];
    anyOf?: Schema[];
    properties?: Record<string, Schema>;
    required?: string[];
  };
  if (values) return values[0];
  if (anyOf?.[0]) return sample(anyOf[0]);
  if (!properties) return samples[type ?? 'string'];
  return Object.fromEntries((required ?? []).map((name) => [name, sample(properties[name] as Schema)]));
}

test.each(commands)('%s', (command) => {
  const name = `${command[0]?.toUpperCase()}${command.slice(1)}Arguments`;
  const name2 = name === 'InitializeArguments' ? 'InitializeRequestArguments' : name;
  const { properties = {}, required = [] } = resolved(definitions[name2] as Schema) as {
    properties?: Record<string, Schema>;
    required?: string[];
  };
  const good = sample(definitions[name2] as Schema) as Record<string, unknown>;
  expect(checkedArguments(command, good)).toBe(good);
  for (const missing of required) {
    const { [missing]: _, ...rest } = good;
    expect(() => checkedArguments(command, rest), missing).toThrow(`"${missing}" is missing`);
  }
  for (const [property, schema] of Object.entries(properties)) {
    const value = sample(schema);
    const wrong = typeof value === 'string' ? 7 : 'wrong';
    // What no handler looks at need not be checked.
    if (!required.includes(property)) continue;
    expect(() => checkedArguments(command, { ...good, [property]: wrong }), property).toThrow(`"${property}" must be`);
  }
});
