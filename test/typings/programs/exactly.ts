/** `exactly<T>()(value)` compiles if the type of `value` is T: no wider, no narrower. */
type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;

export function exactly<Expected>() {
  return <Actual>(value: Actual, ..._: Same<Expected, Actual> extends true ? [] : ['another type']): Actual => value;
}
