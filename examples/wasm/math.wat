;; The text form of math.wasm.
(module
  (import "./report.js" "report" (func $report (param i32)))
  (global (export "answer") i32 (i32.const 42))
  (func (export "add") (param i32 i32) (result i32)
    (i32.add (local.get 0) (local.get 1)))
  (func (export "countdown") (param i32)
    (loop
      (call $report (local.get 0))
      (local.set 0 (i32.sub (local.get 0) (i32.const 1)))
      (br_if 0 (local.get 0)))))
