/** The stand-in's timers: every delay is divided by `speed`, and all of them end with the program. */
export class Clock {
  private readonly pending = new Set<NodeJS.Timeout>();

  constructor(readonly speed: number) {}

  now(): Date {
    return new Date();
  }

  /** Runs `work` after `ms` simulated milliseconds; the returned function calls it off. */
  after(ms: number, work: () => void): () => void {
    const timer = setTimeout(() => {
      this.pending.delete(timer);
      work();
    }, ms / this.speed);
    this.pending.add(timer);
    return () => {
      clearTimeout(timer);
      this.pending.delete(timer);
    };
  }

  /** Simulated milliseconds between two moments. */
  between(from: Date, to: Date): number {
    return (to.getTime() - from.getTime()) * this.speed;
  }

  /** Ends every timer: nothing of the past happens any more. */
  clear(): void {
    for (const timer of this.pending) clearTimeout(timer);
    this.pending.clear();
  }
}
