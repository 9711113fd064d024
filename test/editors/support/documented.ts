/** What the documentation tells people to write into their editors' configuration, word for word. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { repository } from '../../support/jstime.ts';

/**
 * The first block of code in the section of `docs/PAGE.md` whose heading begins with `heading`.
 * @throws {Error} when there is none
 */
export function documented(page: string, heading: string): string {
  const text = readFileSync(join(repository, `docs/${page}.md`), 'utf8');
  const [, ...sections] = text.split(/^### /m);
  const section = sections.find((candidate) => candidate.startsWith(heading));
  const block = section?.match(/^```\w+\n([\s\S]*?)^```$/m)?.[1];
  if (block === undefined) throw new Error(`docs/${page}.md has no configuration for ${heading}`);
  return block;
}
