// @ts-check
// Builds the runtime: all steps in order, or only those named.
//   npm run build [-- [step...] [--debug] [--asan]]
import { parseArgs } from 'node:util';
import { writeApi } from './build/api.mjs';
import { buildBuiltins } from './build/builtins.mjs';
import { buildDap } from './build/dap.mjs';
import { buildEmbed } from './build/embed.mjs';
import { buildExtension } from './build/extension.mjs';
import { linkCommand } from './build/link.mjs';
import { buildLsp } from './build/lsp.mjs';
import { assemble, buildNative } from './build/native.mjs';
import { buildServices } from './build/services.mjs';
import { buildSnapshot } from './build/snapshot.mjs';
import { pinnedNode } from './lib/paths.mjs';
import { CommandFailed, main } from './lib/run.mjs';

/**
 * How to build.
 * @typedef {object} Variant
 * @property {'Release' | 'Debug'} configuration
 * @property {boolean} asan with AddressSanitizer
 */

/** @type {Record<string, { does: string, run: (variant: Variant) => unknown }>} */
const steps = {
  builtins: { does: 'bundle the built-ins', run: buildBuiltins },
  native: { does: 'compile the core and the launcher', run: buildNative },
  assemble: { does: 'assemble dist/', run: assemble },
  snapshot: { does: 'take the start-up snapshot', run: buildSnapshot },
  services: { does: 'bundle the Node services', run: buildServices },
  api: { does: 'write the declarations as data', run: writeApi },
  embed: { does: 'compile the embedding API', run: buildEmbed },
  dap: { does: 'bundle the debug adapter', run: buildDap },
  lsp: { does: 'bundle the language server', run: buildLsp },
  extension: { does: 'bundle the VS Code extension', run: buildExtension },
  link: { does: 'link the command jstime', run: linkCommand },
};

// Whoever asks for one of these wants to run the result.
const implied = /** @type {Record<string, string[]>} */ ({ native: ['native', 'assemble'] });

const usage = `Usage: npm run build [-- [step...] [--debug] [--asan]]

Steps (all of them, in this order, when none is named):
${Object.entries(steps)
  .map(([name, { does }]) => `  ${name.padEnd(10)}${does}`)
  .join('\n')}

  --debug   without optimisation, with assertions
  --asan    with AddressSanitizer`;

await main(async () => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { debug: { type: 'boolean' }, asan: { type: 'boolean' }, help: { type: 'boolean', short: 'h' } },
  });
  if (values.help) return console.log(usage);
  const unknown = positionals.find((name) => !(name in steps));
  if (unknown) throw new CommandFailed(`no build step is called ${unknown}\n\n${usage}`);
  if (process.versions.node !== pinnedNode) {
    throw new CommandFailed(`this is Node ${process.versions.node}, the build wants ${pinnedNode}: use npm run build`);
  }

  const wanted = new Set(positionals.flatMap((name) => implied[name] ?? [name]));
  /** @type {Variant} */
  const variant = { configuration: values.debug ? 'Debug' : 'Release', asan: values.asan ?? false };
  for (const [name, step] of Object.entries(steps)) {
    if (wanted.size > 0 && !wanted.has(name)) continue;
    const start = performance.now();
    process.stdout.write(`${name.padEnd(10)}${step.does} ... `);
    try {
      await step.run(variant);
    } catch (error) {
      process.stdout.write('failed\n');
      throw error;
    }
    process.stdout.write(`${((performance.now() - start) / 1000).toFixed(1)} s\n`);
  }
});
