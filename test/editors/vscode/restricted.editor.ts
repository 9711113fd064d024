// The extension in VS Code's extension host: restricted mode.
import { dirname } from 'node:path';
import { jstimeBinary } from '../../support/jstime.ts';
import { hostSuite } from './support/host-suite.ts';

const pretender = '#!/bin/sh\ntouch "$(dirname "$0")/../../executed" "$(dirname "$0")/executed"\necho jstime 9.9.9\n';

await hostSuite({
  suite: 'restricted',
  restricted: true,
  installed: false,
  env: { PATH: `${dirname(jstimeBinary())}:/usr/bin:/bin` },
  files: {
    'jstime.json': '{}',
    '.vscode/settings.json': '{ "jstime.path": "${workspaceFolder}/pretender" }',
    pretender,
    'node_modules/.bin/jstime': pretender,
    'wrong.js': "import { value } from './missing.js';\nconsole.log(value);\n",
  },
  executables: ['pretender', 'node_modules/.bin/jstime'],
});
