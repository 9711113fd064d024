(module (import "./there-is-none.js" "f" (func)))
