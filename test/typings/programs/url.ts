import { exactly } from './exactly.ts';

const url = new URL('b', new URL('https://example.com/'));
exactly<string>()(url.href);
exactly<URL | null>()(URL.parse('no'));
exactly<boolean>()(URL.canParse('no', 'https://example.com/'));
exactly<URLSearchParams>()(url.searchParams);
for (const [name, value] of url.searchParams) [exactly<string>()(name), exactly<string>()(value)];
exactly<string[]>()(url.searchParams.keys().toArray());
new URLSearchParams({ a: '1' });
new URLSearchParams([['a', '1']]);
new URLSearchParams('a=1;b=2'.split(';').map((pair) => pair.split('=')));
new URLSearchParams(new Map([['a', '1']]));
exactly<string | undefined>()(new URLPattern({ pathname: '/:a' }).exec('https://a/b')?.pathname.groups.a);
new URLPattern('/:a', 'https://example.com/', { ignoreCase: true });
URL.createObjectURL(new Blob(['a']));

// @ts-expect-error
url.origin = 'https://example.com';
// @ts-expect-error
new URL();
// @ts-expect-error
URL('https://example.com/');
// @ts-expect-error
new URLSearchParams({ a: 1 });
// @ts-expect-error
url.searchParams.append('a');
