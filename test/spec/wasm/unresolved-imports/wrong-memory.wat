(module (import "./exporter.js" "memory" (memory 2)))
