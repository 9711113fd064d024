import './not-wasm.wasm';
