// What modules that are no JavaScript give.

import { answer } from 'data:text/javascript,export const answer = 42';
import { add } from './data/add.wasm';
import { greeting } from './data/greeting.ts';
import picture from './data/picture.png' with { type: 'bytes' };
import settings from './data/settings.json' with { type: 'json' };
import text from './data/text.txt' with { type: 'text' };
import { exactly } from './exactly.ts';

exactly<Uint8Array<ArrayBuffer>>()(picture);
exactly<string>()(text);
exactly<number>()(settings.port);
exactly<any>()(add(1, 2));
exactly<any>()(answer);
exactly<string>()(greeting);

// @ts-expect-error
import lodash from 'lodash';
// @ts-expect-error
import { missing } from './data/greeting.ts';

// @ts-expect-error
settings.host;

export { lodash, missing };
