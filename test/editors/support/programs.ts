/** The editors that the tests start. */
import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { environment, jstimeBinary } from '../../support/jstime.ts';

/** Recent releases: in the folder EDITORS, or where scripts/test-editors.mjs has put them. */
export function recent(name: 'nvim' | 'emacs-nox' | 'hx'): string {
  return join(process.env.EDITORS ?? join(import.meta.dirname, '../programs/run'), name);
}

/** Of an editor in whose configuration `jstime` is the command, and that keeps its files in `folder`. */
export function editorEnvironment(folder: string): Record<string, string | undefined> {
  const { PATH, ...rest } = environment('direct', {});
  return {
    ...rest,
    PATH: [dirname(jstimeBinary()), PATH ?? process.env.PATH].join(delimiter),
    HOME: folder,
    XDG_CACHE_HOME: join(folder, '.cache'),
    XDG_CONFIG_HOME: join(folder, '.config'),
    XDG_DATA_HOME: join(folder, '.local/share'),
    XDG_STATE_HOME: join(folder, '.local/state'),
  };
}

/** Runs `body` with a fresh folder, which is gone afterwards. */
export async function inFolder(body: (folder: string) => Promise<void>): Promise<void> {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'jstime-editor-')));
  try {
    await body(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
