(module (import "./exporter.js" "number" (func)))
