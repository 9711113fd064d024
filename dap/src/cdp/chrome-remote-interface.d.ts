// What is used of chrome-remote-interface, which has no types of its own.
declare module 'chrome-remote-interface/lib/chrome.js' {
  import { EventEmitter } from 'node:events';

  /** Its client. What is marked protected is what a subclass needs to bring another transport. */
  // biome-ignore lint/style/noDefaultExport: a CommonJS module
  export default class Chrome extends EventEmitter {
    constructor(options: { target: string; protocol: { domains: [] } }, notifier: EventEmitter);
    send(method: string, params?: object): Promise<unknown>;
    close(): Promise<void>;
    protected _ws: unknown;
    protected _connectToWebSocket(): Promise<void>;
    protected _handleMessage(message: unknown): void;
    protected _handleConnectionClose(): void;
  }
}
