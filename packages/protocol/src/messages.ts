/**
 * Tags of the frames on a sync socket. 0-3 are y-websocket's own; 4 is sent only on `?ack=1`, 100 and above only on `?ext=1`.
 * Frame = varint tag + payload. An acknowledgement's payload is: varint count of this connection's sync step 2 and update
 * messages that are durable, then the durable state vector as a length-prefixed byte array.
 */
export const messages = {
  sync: 0,
  awareness: 1,
  auth: 2,
  queryAwareness: 3,
  acknowledgement: 4,
  preview: 100,
  cursor: 101,
  serverTime: 102,
  notice: 103,
} as const
