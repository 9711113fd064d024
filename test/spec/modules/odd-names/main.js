// Names of files that are not plain in a URL.
import { mkdir, writeFile } from 'fs/promises';
import process from 'process';
import space from './a b.js';
import encodedSpace from './a%20b.js';
import umlaut from './ä.js';
import decomposed from './a%CC%88.js';
import { default as percent, url } from './100%25.js';
import plus from './a+b&c=d.js';
import quote from "./it's.js";
import dollar from './$&.js';

console.log(space, encodedSpace === space, umlaut, decomposed, percent, plus, quote, dollar, url.slice(url.lastIndexOf('/')));
const folder = process.env.FOLDER;
const names = ['hash#1.js', 'question?1.js', 'back\\slash.js', 'new\nline.js', '%2e%2e.js', '%.js', ' leading.js', 'trailing .js', 'a:b.js', '~.js', '[x].js', '"double".js', '|<>.js', '日本.js', '.js', '..js', 'tab\t.js', '\u{1F600}.js', 'a;b,c.js'];
await mkdir(`${folder}/sub folder#?%`);
for (const name of names) {
  const path = `${folder}/sub folder#?%/${name}`;
  await writeFile(path, 'export const { url, filename, dirname } = import.meta; export { value } from "./value.mjs"; if (import.meta.main) console.log(import.meta)');
  await writeFile(`${folder}/sub folder#?%/value.mjs`, 'export const value = 1');
  try {
    const all = await import(`file://${encodeURI(folder)}/${[`sub folder#?%`, name].map(encodeURIComponent).join('/')}`);
    const { url, filename, dirname, value } = all;
    console.log(JSON.stringify(name), url.slice(url.lastIndexOf('/')), filename === path, dirname === `${folder}/sub folder#?%`, value, (await import(url)) === all);
  } catch (error) {
    console.log(JSON.stringify(name), `${error}`);
  }
}
