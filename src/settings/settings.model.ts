/** Our block of the platform's settings. */
export interface FleetSettings {
  /** Base URLs of the CXB Core hosts; the first one makes the WebSocket URLs. */
  readonly coreFleet: readonly string[];
  readonly updatedAt: Date | null;
}
