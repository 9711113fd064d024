(module (import "./too-early.js" "value" (func)))
