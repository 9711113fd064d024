/** What the Tab key offers. */

export interface Candidate {
  /** Takes the place of the prefix. */
  readonly insert: string;
  /** What lists show. */
  readonly label: string;
}

export interface Completion {
  /** What is there of the word, up to the cursor. */
  readonly prefix: string;
  /** Those of one origin are a group. None is empty. */
  readonly groups: readonly (readonly Candidate[])[];
}

/** Of `names`, those that start with `prefix`, in order, each once. */
export function completionOf(prefix: string, names: readonly (readonly string[])[]): Completion {
  const seen = new Set<string>();
  const groups: Candidate[][] = [];
  for (const group of names) {
    const fitting = group.filter((name) => name.startsWith(prefix) && !seen.has(name)).sort();
    for (const name of fitting) seen.add(name);
    if (fitting.length > 0) groups.push(fitting.map((name) => ({ insert: name, label: name })));
  }
  return { prefix, groups };
}

/** What all candidates start with: the prefix or more. */
export function commonStart({ prefix, groups }: Completion): string {
  const texts = groups.flat().map(({ insert }) => insert);
  let common = texts[0] ?? prefix;
  for (const text of texts) {
    let length = 0;
    while (length < common.length && common[length] === text[length]) length++;
    common = common.slice(0, length);
  }
  return common;
}
