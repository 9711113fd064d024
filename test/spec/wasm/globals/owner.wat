(module
  (global $counter (export "counter") (mut i32) (i32.const 1))
  (global (export "fixed") i64 (i64.const 2))
  (func (export "read") (result i32) (global.get $counter))
  (func (export "add") (param i32) (global.set $counter (i32.add (global.get $counter) (local.get 0)))))
