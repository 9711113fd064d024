/** The domains that are not in the published protocol: jstime's own, and Node's that it shares. */
export interface OwnCommands {
  'NodeRuntime.enable': { params: undefined; result: object };
  'NodeRuntime.notifyWhenWaitingForDisconnect': { params: { enabled: boolean }; result: object };
}

export interface OwnEvents {
  'NodeRuntime.waitingForDisconnect': undefined;
}
