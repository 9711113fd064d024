// @ts-check
// Texts of ordinary small functions, for generated modules.

/** @type {((id: string) => string)[]} */
const templates = [
  (id) => `export function clamp${id}(value, low, high) {
  if (low > high) throw new RangeError(\`clamp: \${low} is above \${high}\`);
  return Math.min(Math.max(value, low), high);
}`,
  (id) => `// Groups the items by what the function says about each of them.
export function groupBy${id}(items, keyOf) {
  const groups = new Map();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [item]);
    else group.push(item);
  }
  return groups;
}`,
  (id) => `export class Counter${id} {
  #counts = Object.create(null);
  static empty = new Counter${id}();
  add(name, amount = 1) {
    this.#counts[name] = (this.#counts[name] ?? 0) + amount;
    return this;
  }
  get total() {
    return Object.values(this.#counts).reduce((sum, count) => sum + count, 0);
  }
}`,
  (id) => `export async function retry${id}(action, { attempts = 3, onError = () => {} } = {}) {
  for (let attempt = 1; ; attempt++) {
    try {
      return await action(attempt);
    } catch (error) {
      onError(error, attempt);
      if (attempt >= attempts) throw new Error(\`gave up after \${attempt} attempts\`, { cause: error });
    }
  }
}`,
  (id) => `const pattern${id} = /^(?<key>[\\w.-]+)\\s*=\\s*(?<value>.*)$/u;
export const parseSettings${id} = (text) => {
  const settings = {};
  for (const line of text.split('\\n')) {
    const match = pattern${id}.exec(line.trim());
    if (match === null) continue;
    const { key, value } = match.groups;
    settings[key] = value === 'true' ? true : value === 'false' ? false : Number.isNaN(+value) ? value : +value;
  }
  return settings;
};`,
  (id) => `export function* walk${id}(node, depth = 0) {
  yield [node.name, depth];
  for (const child of node.children ?? []) yield* walk${id}(child, depth + 1);
}`,
];

/**
 * The text of several functions whose names end in `${id}_${index}`; the first one is always a clamp function.
 * @param {number} id
 * @param {number} count
 */
export function functionsFor(id, count) {
  return Array.from({ length: count }, (_, index) => templates[index % templates.length]?.(`${id}_${index}`)).join(
    '\n\n',
  );
}
