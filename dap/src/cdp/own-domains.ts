/** The domains that are not in the published protocol: jstime's own, and Node's that it shares. */
export interface OwnCommands {
  'JSTime.enable': { params: undefined; result: object };
  'JSTime.setExitOnDisconnect': { params: { enabled: boolean }; result: object };
  'JSTime.setOutputCapture': { params: { mode: 'none' | 'copy' | 'take' }; result: object };
  'NodeRuntime.notifyWhenWaitingForDisconnect': { params: { enabled: boolean }; result: object };
}

export interface OwnEvents {
  'JSTime.exiting': { exitCode: number };
  'JSTime.output': { stream: 'stdout' | 'stderr'; text: string };
  'NodeRuntime.waitingForDisconnect': undefined;
}
