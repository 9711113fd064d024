// The extension in VS Code's extension host: a folder that is not jstime's.
import { jstimeBinary } from '../../support/jstime.ts';
import { hostSuite } from './support/host-suite.ts';

await hostSuite({
  suite: 'elsewhere',
  installed: false,
  env: { PATH: '/usr/bin:/bin', JSTIME_TEST_RUNTIME: jstimeBinary() },
  files: {
    'package.json': '{ "name": "elsewhere", "engines": { "node": ">=20" } }\n',
    'node_modules/.bin/jstime': '#!/bin/sh\ntouch executed\nexit 1\n',
    'main.ts': "const wrong: number = 'text';\nconsole.log(wrong);\n",
  },
  executables: ['node_modules/.bin/jstime'],
});
