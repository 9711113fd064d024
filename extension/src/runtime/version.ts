/** Which versions of the runtime this extension works with. */

/** The oldest one that has all that the extension asks for. */
export const oldestVersion = '0.1.0';

/** Whether the extension can work with a runtime of this version. */
export function isNewEnough(version: string, oldest: string = oldestVersion): boolean {
  const [given, wanted] = [numbersOf(version), numbersOf(oldest)];
  for (const [index, number] of wanted.entries()) {
    const difference = (given[index] ?? 0) - number;
    if (difference !== 0) return difference > 0;
  }
  // A pre-release comes before its release.
  return !version.includes('-') || oldest.includes('-');
}

function numbersOf(version: string): number[] {
  return version.split(/[-+]/)[0]!.split('.').map(Number);
}
