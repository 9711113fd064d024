// Places in stacks are those of the source.
type Long<T> = { [Key in keyof T]: T[Key] extends (...args: infer A) => unknown ? A : never };
function fail<T extends Error>(this: void, make: (text: string) => T, ä: string = 'ä'): never { throw make(ä as string); }
try {
  (fail as <T extends Error>(make: (text: string) => T) => never)((text: string): TypeError => new TypeError(text));
} catch (error: unknown) {
  console.log((error as Error).stack!.replaceAll(import.meta.url, 'main.ts'));
}
export type { Long };
let x: number = 1; void x; null!.property;
