// What modules that are no JavaScript give.
import picture from './data/picture.png' with { type: 'bytes' };
import { greeting } from './data/greeting.ts';
import text from './data/text.txt' with { type: 'text' };
import settings from './data/settings.json' with { type: 'json' };
import { add } from './data/add.wasm';
import { answer } from 'data:text/javascript,export const answer = 42';
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
