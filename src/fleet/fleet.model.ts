/** What a CXB Core host says of itself. */
export interface HostHealth {
  /** Calls that it can carry at once. */
  readonly capacity: number;
  readonly available: number;
  readonly calls: number;
  /** Its worker processes. */
  readonly workers: number;
}

export interface HostStatus {
  /** As it stands in `core_fleet`. */
  readonly url: string;
  /** Null for a host that does not answer as a healthy one does. */
  readonly health: HostHealth | null;
}

export interface FleetStatus {
  readonly totalCapacity: number;
  readonly activeCalls: number;
  readonly available: number;
  readonly hosts: readonly HostStatus[];
}
