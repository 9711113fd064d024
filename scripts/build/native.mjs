// @ts-check
// Compiles the C++ core and the launcher with node-gyp, against the headers of the pinned Node.
import { chmod, copyFile, lstat, mkdir, readFile, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { rootCertificates } from 'node:tls';
import { engineFolder, native, packageFolder } from '../lib/paths.mjs';
import { run } from '../lib/run.mjs';

/** @import { Variant } from '../build.mjs' */

// Node ships no inspector header; isolated-vm carries V8's own for each line of Node.
const inspectorHeader = 'vendor/v8_inspector/nodejs_v26.0.0.h';

/**
 * node-gyp leaves what is up to date alone: make decides.
 * @param {Variant} variant
 */
export async function buildNative({ configuration, asan }) {
  await provideInspectorHeader();
  await provideRootCertificates();
  const gyp = [
    join(packageFolder('node-gyp'), 'bin/node-gyp.js'),
    `--directory=${native}`,
    `--nodedir=${engineFolder()}`,
    configuration === 'Debug' ? '--debug' : '--release',
  ];
  const env = environmentWithoutNpm();
  await run(process.execPath, [...gyp, 'configure', '--', `-Djstime_asan=${asan ? 1 : 0}`], { env });
  await run(process.execPath, [...gyp, 'build', `--jobs=${availableParallelism()}`], { env });
}

/**
 * Puts what was compiled where it runs from: dist/bin/jstime and, beside it in dist/lib, the core and the engine.
 * @param {Variant} variant
 */
export async function assemble({ configuration }) {
  const built = join(native, 'build', configuration);
  const dist = join(native, 'dist');
  await mkdir(join(dist, 'bin'), { recursive: true });
  await mkdir(join(dist, 'lib'), { recursive: true });
  await replaceFile(join(built, 'jstime'), join(dist, 'bin/jstime'));
  await chmod(join(dist, 'bin/jstime'), 0o755);
  await replaceFile(join(built, 'jstime.node'), join(dist, 'lib/jstime.node'));
  await replaceLink(join(engineFolder(), 'bin/node'), join(dist, 'lib/engine'));
}

/**
 * Makes `link` a relative symbolic link to `target`.
 * @param {string} target
 * @param {string} link
 */
export async function replaceLink(target, link) {
  await rm(link, { force: true });
  await symlink(relative(dirname(link), target), link);
}

/**
 * Copies beside the old file and renames: a running jstime keeps the file it has mapped.
 * @param {string} from
 * @param {string} to
 */
async function replaceFile(from, to) {
  await lstat(from); // copyFile names both files in its error; this one names the missing one
  const fresh = `${to}.new`;
  await copyFile(from, fresh);
  await rename(fresh, to);
}

async function provideInspectorHeader() {
  await provide('v8-inspector.h', await readFile(join(packageFolder('isolated-vm'), inspectorHeader), 'utf8'));
}

/** The authorities that Node trusts, as C strings, one each: this script runs under the very engine that is built for. */
async function provideRootCertificates() {
  const strings = rootCertificates.map((pem) => `${JSON.stringify(pem)},\n`);
  await provide('root_certificates.inc', strings.join(''));
}

/**
 * A generated file that the core includes. Written only when it differs, so that make doesn't compile its includers anew.
 * @param {string} name
 * @param {string} text
 */
async function provide(name, text) {
  const folder = join(native, 'build/include');
  const file = join(folder, name);
  const present = await readFile(file, 'utf8').catch(() => undefined);
  if (present === text) return;
  await mkdir(folder, { recursive: true });
  await writeFile(file, text);
}

// node-gyp takes its options from npm's variables too, and lets them win over the command line: a `nodedir`
// in somebody's npm settings would build against the wrong headers.
function environmentWithoutNpm() {
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^npm_/i.test(name)));
}
