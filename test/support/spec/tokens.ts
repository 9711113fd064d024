// The tokens of test.json that stand for places of this machine.
import { pathToFileURL } from 'node:url';

export interface Places {
  /** The case's folder. */
  caseFolder: string;
  /** A fresh temporary folder. */
  temporaryFolder: string;
}

/** Replaces `{CASE}`, `{CASE_URL}`, `{TMP}` and `{TMP_URL}` by the places. URLs have no slash at their end. */
export function fillIn(text: string, places: Places): string {
  return substitutions(places).reduce((result, [token, value]) => result.replaceAll(token, () => value), text);
}

/** The reverse, for output that becomes an expectation. */
export function putTokens(text: string, places: Places): string {
  return substitutions(places).reduce((result, [token, value]) => result.replaceAll(value, () => token), text);
}

// URLs first: they contain the paths.
function substitutions({ caseFolder, temporaryFolder }: Places): [token: string, value: string][] {
  return [
    ['{CASE_URL}', pathToFileURL(caseFolder).href],
    ['{TMP_URL}', pathToFileURL(temporaryFolder).href],
    ['{CASE}', caseFolder],
    ['{TMP}', temporaryFolder],
  ];
}
