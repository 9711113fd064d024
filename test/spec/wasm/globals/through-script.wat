(module (import "./script.js" "counter" (global (mut i32))))
