const WINDOW_MS = 60_000;

/** At most so many calls in any (real) minute; 0 for no limit. */
export class RateLimit {
  private times: number[] = [];

  constructor(private readonly perMinute: number) {}

  /** False when the call is one too many. */
  take(nowMs: number): boolean {
    if (this.perMinute === 0) return true;
    this.times = this.times.filter((time) => time > nowMs - WINDOW_MS);
    if (this.times.length >= this.perMinute) return false;
    this.times.push(nowMs);
    return true;
  }

  clear(): void {
    this.times = [];
  }
}
