import { type HostChannel, MessageKind, type StartInspector } from '../../contract/host-channel.ts';
import type { SessionHub } from '../sessions.ts';

/** The inspector's HTTP and WebSocket server. */
export interface InspectorServer {
  /** Stops listening and closes all WebSockets. */
  stop(): void;
}

/** Listens; answers with InspectorListening or InspectorFailed. */
export function startInspectorServer(
  channel: HostChannel,
  _sessions: SessionHub,
  _options: StartInspector,
): InspectorServer {
  channel.send(MessageKind.InspectorFailed, 0, 'this version has no inspector server yet');
  return { stop() {} };
}
