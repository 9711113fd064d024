(module
  (import "./owner.wasm" "counter" (global $counter (mut i32)))
  (import "./owner.wasm" "fixed" (global $fixed i64))
  (func (export "read") (result i32) (i32.add (global.get $counter) (i32.wrap_i64 (global.get $fixed))))
  (func (export "add") (param i32) (global.set $counter (i32.add (global.get $counter) (local.get 0)))))
