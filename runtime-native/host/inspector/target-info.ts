/** What /json/list and /json/version say of the one target: the program. */
import type { StartInspector } from '../../contract/host-channel.ts';

/** Version of the Chrome DevTools Protocol. */
export const protocolVersion = { major: '1', minor: '3' } as const;

/** An entry of /json/list; field names are Chrome's. */
export function targetInfo(target: StartInspector, host: string): Record<string, string> {
  // Chrome opens no address of its front end that has a parameter it does not know; it has dropped `experiments`.
  const query = `v8only=true&ws=${host}/${target.targetId}`;
  return {
    description: 'jstime instance',
    devtoolsFrontendUrl: `devtools://devtools/bundled/js_app.html?${query}`,
    devtoolsFrontendUrlCompat: `devtools://devtools/bundled/inspector.html?${query}`,
    id: target.targetId,
    title: target.title,
    // For Chrome and editors this means a V8 without a browser, debugged as Node is.
    type: 'node',
    url: target.url,
    webSocketDebuggerUrl: webSocketUrl(target, host),
  };
}

/** The body of /json/version; field names are Chrome's. */
export function versionInfo(target: StartInspector, host: string): Record<string, string> {
  return {
    Browser: target.product,
    'Protocol-Version': `${protocolVersion.major}.${protocolVersion.minor}`,
    'V8-Version': target.v8Version,
    webSocketDebuggerUrl: webSocketUrl(target, host),
  };
}

/** Where a debugger connects. `host`: with port, and brackets around an IPv6 address. */
export function webSocketUrl(target: StartInspector, host: string): string {
  return `ws://${host}/${target.targetId}`;
}
