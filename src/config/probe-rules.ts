/** How long what operators name is asked, in milliseconds. No variable changes it; tests do. */
export interface ProbeRules {
  /** A fleet host's health: a busy one legitimately takes 3 to 6 s. */
  readonly healthMs: number;
  /** The whole check of a number: a person waits for it. */
  readonly checkMs: number;
  /** Of that, what is left for keeping the result. */
  readonly keepMs: number;
  /** DNS, TCP and TLS of a WebSocket host. */
  readonly transportMs: number;
  /** What Exotel itself waits for a handshake. https://support.exotel.com/support/solutions/articles/3000132302 */
  readonly handshakeMs: number;
  /** How long an opened WebSocket must stand: one that refuses the call only then closes at once. */
  readonly settleMs: number;
  /** The handshake and the first sign of the bot. */
  readonly botMs: number;
  /** A further authority, in PEM, that fleet hosts are trusted by; Exotel knows no private ones. */
  readonly trustedCa: string | undefined;
}

export const PROBES: ProbeRules = {
  healthMs: 20_000,
  checkMs: 15_000,
  keepMs: 1_000,
  transportMs: 8_000,
  handshakeMs: 10_000,
  settleMs: 250,
  botMs: 12_000,
  trustedCa: undefined,
};
