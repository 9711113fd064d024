// State that only this module can change; importers see it change.
export let count = 0;

export function increment() {
  count += 1;
}
