// What could not be loaded is loaded afresh by the next import(); what has run stays.
import { mkdir, writeFile } from 'fs/promises';
import process from 'process';

const folder = process.env.FOLDER;
const url = `file://${folder}/`;
const show = async (name) => console.log(name, await import(url + name).then((all) => ({ ...all }), (error) => `${error.name} ${error.code}`));

await writeFile(`${folder}/good.js`, 'globalThis.runs = (globalThis.runs ?? 0) + 1; export const good = runs;');
await writeFile(`${folder}/root.js`, "import './good.js'; export * from './sub/missing.js'; export * from './broken.js';");
await writeFile(`${folder}/broken.js`, 'export const broken = ;');
await show('good.js');
await show('root.js');
await show('root.js');
await mkdir(`${folder}/sub`);
await writeFile(`${folder}/sub/missing.js`, 'export const missing = "now there"');
await show('root.js');
await writeFile(`${folder}/broken.js`, 'export const broken = "repaired"');
await show('root.js');
await writeFile(`${folder}/broken.js`, 'export const broken = "changed too late"');
await show('broken.js');
await show('good.js');
await show('data.json');
await writeFile(`${folder}/data.json`, '{');
await show('data.json');
await writeFile(`${folder}/data.json`, '{"a": 1}');
await show('data.json');
