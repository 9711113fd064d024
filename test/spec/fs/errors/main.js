import * as fs from 'node:fs/promises';

const folder = process.argv[2];
try {
  await fs.readFile(`${folder}/missing.txt`);
} catch (error) {
  console.log(error instanceof Error, error.name, error.code, error.errno < 0, error.syscall);
  console.log(error.message.replace(folder, ''), error.path === `${folder}/missing.txt`, Object.keys(error));
  console.log(error.stack.includes('main.js:5'));
}
const attempts = {
  'a directory as a file': () => fs.readFile(folder),
  'a file as a directory': async () => {
    await fs.writeFile(`${folder}/file`, '');
    await fs.readdir(`${folder}/file`);
  },
  'below a file': () => fs.writeFile(`${folder}/file/inside`, ''),
  'copy from nowhere': () => fs.copyFile(`${folder}/nowhere`, `${folder}/there`),
  'rename from nowhere': () => fs.rename(`${folder}/nowhere`, `${folder}/there`),
  'no access': () => fs.access(`${folder}/file`, fs.constants.X_OK),
  'remove a directory as a file': () => fs.unlink(folder),
  'empty path': () => fs.readFile(''),
};
for (const [what, attempt] of Object.entries(attempts)) {
  await attempt().then(
    () => console.log(what, 'succeeded'),
    (error) => console.log(what, error.code, error.message.replaceAll(folder, '')),
  );
}
