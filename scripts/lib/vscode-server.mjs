// @ts-check
// Makes VS Code's server, as the package code-server brings it, ready to run without its install scripts, which would
// compile for minutes: its dependencies are those of the folder around it, and a few native modules get stand-ins.
import { existsSync } from 'node:fs';
import { cp, mkdir, rm, symlink, writeFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';

/** Built-in extensions that weigh much, or ask for accounts and the network. */
const unwanted = [
  'copilot',
  'git',
  'github',
  'github-authentication',
  'ipynb',
  'mermaid-markdown-features',
  'microsoft-authentication',
  'ms-vscode.js-debug-companion',
  'ms-vscode.vscode-js-profile-table',
  'notebook-renderers',
  'tunnel-forwarding',
];

/** Modules without prebuilt binaries, in plain JavaScript: as much of each as the server uses. */
const standIns = {
  '@vscode/spdlog': `
const { closeSync, mkdirSync, openSync, writeSync } = require('node:fs');
const { dirname } = require('node:path');
const levels = ['trace', 'debug', 'info', 'warning', 'error', 'critical'];
class Logger {
  constructor(_type, _name, file) {
    mkdirSync(dirname(file), { recursive: true });
    Object.assign(this, { descriptor: openSync(file, 'a'), level: 2, plain: false });
  }
  write(level, message) {
    if (this.descriptor === undefined || level < this.level) return;
    writeSync(this.descriptor, this.plain ? message : new Date().toISOString() + ' [' + levels[level] + '] ' + message + '\\n');
  }
  trace(message) { this.write(0, message); }
  debug(message) { this.write(1, message); }
  info(message) { this.write(2, message); }
  warn(message) { this.write(3, message); }
  error(message) { this.write(4, message); }
  critical(message) { this.write(5, message); }
  getLevel() { return this.level; }
  setLevel(level) { this.level = level; }
  setPattern() { this.plain = false; }
  clearFormatters() { this.plain = true; }
  flush() {}
  drop() { if (this.descriptor !== undefined) closeSync(this.descriptor); this.descriptor = undefined; }
}
exports.version = 0;
exports.Logger = Logger;
exports.setLevel = () => {};
exports.setFlushOn = () => {};
exports.createRotatingLogger = async (name, file) => new Logger('', name, file);
exports.createAsyncRotatingLogger = exports.createRotatingLogger;`,
  '@vscode/native-watchdog': `
exports.start = (pid) => setInterval(() => { try { process.kill(pid, 0); } catch { process.exit(87); } }, 1000).unref();
exports.exit = (code) => process.exit(code ?? 0);`,
  '@vscode/fs-copyfile': `
const { copyFile, cp } = require('node:fs/promises');
Object.assign(exports, { copyFile, cp });`,
  '@vscode/deviceid': `
exports.getDeviceId = async () => '00000000-0000-4000-8000-000000000000';`,
};

/** @param {string} folder the one with the installed packages in its node_modules */
export async function prepareServer(folder) {
  const modules = join(folder, 'node_modules');
  const server = join(modules, 'code-server/lib/vscode');
  const done = join(server, 'prepared');
  if (existsSync(done)) return;
  for (const [name, text] of Object.entries(standIns)) {
    const target = join(modules, name);
    await rm(target, { recursive: true, force: true });
    await mkdir(target, { recursive: true });
    await writeFile(join(target, 'package.json'), JSON.stringify({ name, version: '0.0.0', main: 'index.js' }));
    await writeFile(join(target, 'index.js'), `'use strict';${text}\n`);
  }
  for (const name of unwanted) await rm(join(server, 'extensions', name), { recursive: true, force: true });
  // Also the page in the browser asks for some of them below this name.
  await linkTo(modules, join(server, 'node_modules'));
  const compiler = join(server, 'extensions/node_modules/typescript');
  await rm(compiler, { recursive: true, force: true });
  await mkdir(dirname(compiler), { recursive: true });
  await cp(join(modules, 'typescript'), compiler, { recursive: true });
  await writeFile(done, '');
}

/**
 * @param {string} target
 * @param {string} link
 */
async function linkTo(target, link) {
  await rm(link, { recursive: true, force: true });
  await symlink(relative(dirname(link), target), link);
}
