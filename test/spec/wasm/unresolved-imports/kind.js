import './wrong-kind.wasm';
