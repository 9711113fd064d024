// One module per resolved URL, whatever the specifier looks like.
import { symlink, writeFile, mkdir } from 'fs/promises';
import process from 'process';
import * as plain from './sub/module.js';
import * as dotted from './sub/../sub/./module.js';
import * as encoded from './sub/mod%75le.js';
import * as url from './/sub//module.js';
import * as query from './sub/module.js?a=1';
import * as otherQuery from './sub/module.js?a=2';
import * as sameQuery from './sub/../sub/module.js?a=1';
import * as hash from './sub/module.js#hash';

console.log(plain === dotted, plain === encoded, plain === url);
console.log(plain === query, query === otherQuery, query === sameQuery, plain === hash);
for (const { url } of [plain, query, otherQuery, hash, encoded]) console.log(url.slice(url.lastIndexOf('/')));
console.log(plain === (await import(plain.url)), plain === (await import(plain.filename)));

const folder = process.env.FOLDER;
await mkdir(`${folder}/real`);
await writeFile(`${folder}/real/module.js`, 'export const { url, filename, dirname } = import.meta; export { value } from "./value.js"');
await writeFile(`${folder}/real/value.js`, 'export const value = "found beside the real file"');
await symlink('real/module.js', `${folder}/link.js`);
await symlink('real', `${folder}/link-to-folder`);
await symlink('link.js', `${folder}/link-to-link.js`);
await symlink('real/module.js', `${folder}/link-without-extension`);
await symlink('nowhere.js', `${folder}/dangling.js`);
await symlink('loop.js', `${folder}/loop.js`);
const real = await import(`${folder}/real/module.js`);
for (const name of ['link.js', 'link-to-folder/module.js', 'link-to-link.js', 'link-without-extension', 'link-to-folder/../link.js']) {
  console.log(name, real === (await import(`${folder}/${name}`)));
}
console.log(real.url, real.filename, real.dirname, real.value);
for (const name of ['dangling.js', 'loop.js']) await import(`${folder}/${name}`).catch((error) => console.log(error.code, error.message.split('\n')[0]));
