import type { NetworkFault, NotWebSocket } from './network-fault.js';

/** What was found on the way to a WebSocket host, before any WebSocket. `isInside`: at a private or loopback address. */
export type TransportResult =
  | { readonly kind: 'plain'; readonly isInside: boolean }
  | { readonly kind: 'tls'; readonly isInside: boolean; readonly validUntil: Date }
  | NetworkFault;

/** What came of asking for a WebSocket. */
export type HandshakeResult =
  /** Upgraded, stood until we closed it, and our close was answered. */
  | { readonly kind: 'upgraded' }
  /** The same, but no close frame came back. */
  | { readonly kind: 'close_unanswered' }
  /** The bot gave a first sign. */
  | { readonly kind: 'bot_answered'; readonly afterMs: number }
  /** It closed by itself: at once, or after `start`. */
  | { readonly kind: 'closed_by_bot'; readonly code: number }
  | { readonly kind: 'bot_silent' }
  /** It sent a frame over our limit, or one that no WebSocket may send: we closed. */
  | { readonly kind: 'frame_too_big' | 'bad_frame' }
  | NotWebSocket
  | { readonly kind: 'http'; readonly status: number }
  | NetworkFault;
