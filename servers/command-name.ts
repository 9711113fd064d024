/** The command as its user calls it: `jstime lsp`, or `jstime-lsp` where npm installed the server alone. */
import { basename } from 'node:path';

export function commandName(server: 'dap' | 'lsp'): string {
  const alone = `jstime-${server}`;
  // With the ending of its file where commands are no links.
  return basename(process.argv[1] ?? '').startsWith(alone) ? alone : `jstime ${server}`;
}
