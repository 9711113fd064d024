(module
  (import "./middle.js" "square" (func $square (param i32) (result i32)))
  (import "./middle.js" "default" (func $default (result i32)))
  (import "./log.js" "note" (func $note (param i32)))
  (import "./memory.wasm" "memory" (memory 1))
  (func (export "run") (param i32) (result i32)
    (call $note (local.get 0))
    (i32.store (i32.const 0) (call $square (local.get 0)))
    (i32.add (i32.load (i32.const 0)) (call $default))))
