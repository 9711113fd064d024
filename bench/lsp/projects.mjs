// @ts-check
// What the servers work on: one file, or a program of many modules that all belong to it.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Where the session types, and asks. The error is planted, so that nothing counts before types were checked. */
export const marks = {
  /** An argument that has to be a number. */
  argument: "add('wrong', 2);",
  /** Behind it a `.` is typed. */
  object: 'console',
  hovered: 'add(1, 2)',
};

const head = `// @ts-check
/** Adds. @param {number} a @param {number} b @returns {number} */
function add(a, b) { return a + b; }
export class Shape {
  /** @param {string} name */
  constructor(name) { this.name = name; }
  area() { return 0; }
}
export class Square extends Shape {
  /** @param {number} side */
  constructor(side) { super('square'); this.side = side; }
  area() { return this.side ** 2; }
}
export async function load(url) {
  const answer = await fetch(url);
  return answer.json();
}
const shapes = [new Square(1), new Square(2), new Shape('none')];
console.log(shapes.map((shape) => shape.area()).filter((area) => area > 0));
console.log(add(1, 2), new URL('https://example.org').searchParams.get('q'));
`;

const tail = `${marks.argument}
${marks.object}
`;

/**
 * @param {string} folder
 * @param {number} modules beside main.js; 0 for one file
 * @returns {string} the text of main.js
 */
export function writeProject(folder, modules) {
  mkdirSync(folder, { recursive: true });
  for (let index = 0; index < modules; index++) {
    const path = join(folder, `part${index % 20}`);
    mkdirSync(path, { recursive: true });
    writeFileSync(join(path, `module${index}.js`), moduleText(index, modules));
  }
  const imports = modules > 0 ? "import { make0 } from './part0/module0.js';\nconsole.log(make0(1).all());\n" : '';
  const [first = '', ...rest] = head.split('\n');
  const text = [first, imports + rest.join('\n') + tail].join('\n');
  writeFileSync(join(folder, 'main.js'), text);
  return text;
}

/**
 * A tree: every module imports three others, and a hundred lines use them.
 * @param {number} index
 * @param {number} count
 */
function moduleText(index, count) {
  const children = [1, 2, 3].map((child) => 3 * index + child).filter((child) => child < count);
  const lines = [
    '// @ts-check',
    ...children.map((child) => `import { make${child}, Item${child} } from '../part${child % 20}/module${child}.js';`),
    `/** What module ${index} is about. */`,
    `export class Item${index} {`,
    `  /** @param {number} size */`,
    '  constructor(size) { this.size = size; this.tags = new Map(); }',
    '  /** Of this one and those below it. @returns {number[]} */',
    `  all() { return [this.size${children.map((child) => `, ...new Item${child}(this.size).all()`).join('')}]; }`,
  ];
  for (let method = 0; lines.length < 85; method++) {
    lines.push(
      `  /** Number ${method}. @param {string} key @param {number[]} values */`,
      `  method${method}(key, values) {`,
      `    const found = values.filter((value) => value > ${method}).map((value) => ({ key, value, at: ${index} }));`,
      '    for (const { value } of found) this.tags.set(key, value + this.size);',
      '    return found;',
      '  }',
    );
  }
  lines.push(
    '}',
    `/** Makes one. @param {number} size @returns {Item${index}} */`,
    `export function make${index}(size) {`,
    ...children.map((child) => `  make${child}(size);`),
    `  return new Item${index}(size);`,
    '}',
  );
  return `${lines.join('\n')}\n`;
}
