(module (import "data:text/javascript,export const log = (n) => console.log('started', n)" "log" (func $log (param i32)))
  (func $start (call $log (i32.const 1))) (start $start))
