import './imports-missing-file.wasm';
