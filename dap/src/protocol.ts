/** The requests and events that the adapter has beyond the protocol. The extension shares this file. */

/** Custom requests by name. */
// biome-ignore lint/complexity/noBannedTypes: none yet
export type CustomRequests = {};
