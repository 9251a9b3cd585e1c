/** What a bench or a trial found: notes, and claims that hold or do not. */
export class Verdicts {
  private passed = 0;
  private failed = 0;

  note(text: string): void {
    console.log(`  ${text}`);
  }

  check(claim: string, holds: boolean, seen = ''): void {
    if (holds) this.passed++;
    else this.failed++;
    console.log(`${holds ? '✓' : '✗'} ${claim}${seen === '' ? '' : ` (${seen})`}`);
  }

  /** Says how many hold and ends the process accordingly. */
  end(): never {
    console.log(`${this.passed} passed, ${this.failed} failed`);
    process.exit(this.failed === 0 ? 0 : 1);
  }
}
