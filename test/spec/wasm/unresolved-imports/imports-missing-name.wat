(module (import "./exporter.js" "missing" (func)))
