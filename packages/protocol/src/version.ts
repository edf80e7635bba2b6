/** The version of the sync protocol; a client says its own as `?v=`. Raise it with any change of frames or document shape. */
export const protocolVersion = 1
