(module (import "./hoisted.js" "plus" (func $plus (param i32 i32) (result i32)))
  (func (export "twice") (param i32) (result i32) (call $plus (local.get 0) (local.get 0))))
