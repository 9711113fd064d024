export const number = 1;
export function method() {}
export default class Main {}
export let list = [1, 2];
