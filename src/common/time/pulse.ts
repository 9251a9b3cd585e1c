import { Injectable } from '@nestjs/common';
import type { OnModuleDestroy, OnModuleInit } from '@nestjs/common';

const BEAT_MS = 500;
/** A busy process misses beats, too, but not so many. */
const STANDSTILL_MS = 5_000;

/** Notices that this process stood still, as when it was stopped by a signal; by a clock that nobody can set. */
@Injectable()
export class Pulse implements OnModuleInit, OnModuleDestroy {
  private timer: NodeJS.Timeout | undefined;
  private beatAt = performance.now();
  private movedAgainAt = -Infinity;

  onModuleInit(): void {
    this.beatAt = performance.now();
    this.timer = setInterval(() => {
      this.beat();
    }, BEAT_MS).unref();
  }

  onModuleDestroy(): void {
    clearInterval(this.timer);
  }

  /** Did it stand still at any time since `begunAt`, which is of `performance.now()`? */
  stoodStillSince(begunAt: number): boolean {
    // What waited for the end of a standstill may come before the first beat behind it.
    this.beat();
    return this.movedAgainAt - STANDSTILL_MS >= begunAt;
  }

  private beat(): void {
    const now = performance.now();
    if (now - this.beatAt > STANDSTILL_MS) this.movedAgainAt = now;
    this.beatAt = now;
  }
}
