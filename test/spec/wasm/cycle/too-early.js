import './needs-const.wasm';

export const value = () => 1;
