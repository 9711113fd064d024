// @ts-check

// Folders that must have a README when they hold files. `*` is one folder name.
const documented = ['*', 'runtime-native/*', 'runtime-native/core/*', 'runtime-native/builtins/*', 'test/*'];
const undocumented = new Set(['.ci', '.github', '.vscode', 'runtime-native/bin']);

/**
 * @param {string[]} files the repository's files, relative to it
 * @returns {string[]} one line for each folder without its README
 */
export function checkReadmes(files) {
  const present = new Set(files);
  const folders = new Set(files.flatMap(parents));
  return [...folders]
    .filter((folder) => !undocumented.has(folder) && documented.some((pattern) => fits(pattern, folder)))
    .filter((folder) => !present.has(`${folder}/README.md`))
    .map((folder) => `${folder}: has no README.md`);
}

/** @param {string} path */
function parents(path) {
  const parts = path.split('/').slice(0, -1);
  return parts.map((_, index) => parts.slice(0, index + 1).join('/'));
}

/**
 * @param {string} pattern
 * @param {string} folder
 */
function fits(pattern, folder) {
  const [wanted, parts] = [pattern.split('/'), folder.split('/')];
  return wanted.length === parts.length && wanted.every((name, index) => name === '*' || name === parts[index]);
}
