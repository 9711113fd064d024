/** What a project's own `tsconfig.json` or `jsconfig.json` says. */
import * as ts from 'typescript6';
import type { Configuration } from '../engine.ts';

/** Told apart from the options that another engine would read. */
const optionsOf = new WeakMap<Configuration, ts.CompilerOptions>();

/** @param read the text of a file; the disk is asked for the names of files */
export function readConfiguration(file: string, read: (file: string) => string | undefined): Configuration {
  const sources = [file];
  const host: ts.ParseConfigHost = {
    useCaseSensitiveFileNames: true,
    fileExists: (path) => read(path) !== undefined,
    readFile(path) {
      sources.push(path);
      return read(path);
    },
    readDirectory: (...wanted) => ts.sys.readDirectory(...wanted),
  };
  const { config = {} } = ts.readConfigFile(file, read);
  const folder = file.slice(0, file.lastIndexOf('/'));
  const parsed = ts.parseJsonConfigFileContent(config, host, folder, { allowJs: true }, file);
  const { files, include } = parsed.raw ?? {};
  const configuration = {
    sources,
    // Without either it is all that is below its folder, as without a file.
    files: files === undefined && include === undefined && config.exclude === undefined ? undefined : parsed.fileNames,
  };
  optionsOf.set(configuration, parsed.options);
  return configuration;
}

export function configuredOptions(configuration: Configuration | undefined): ts.CompilerOptions {
  return (configuration && optionsOf.get(configuration)) ?? {};
}
