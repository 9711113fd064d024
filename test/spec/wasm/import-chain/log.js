export const log = [];
export function note(value) {
  console.log('note', value);
  log.push(value);
}
