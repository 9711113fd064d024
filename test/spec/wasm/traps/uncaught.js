import { nested } from './traps.wasm';

function call() {
  nested();
}
call();
