import './imports-bare.wasm';
