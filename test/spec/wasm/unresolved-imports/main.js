import './imports-missing-name.wasm';
