export let count = 1;
export let later;
export function increment() {
  count++;
}
export function defer() {
  later = 'set';
}
export default class Counter {}
