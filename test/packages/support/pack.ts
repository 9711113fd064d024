// Packs once for all tests.
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { repository } from '../../support/jstime.ts';

export function setup(): void {
  execFileSync(process.execPath, [join(repository, 'scripts/package.mjs')], { cwd: repository, stdio: 'inherit' });
}
