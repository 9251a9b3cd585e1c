/** What must be undone at the end, the last thing first, whatever the end is. */
export class Cleanup {
  private readonly tasks: (() => Promise<void>)[] = [];
  private isOver = false;

  /** What comes after the end is undone at once. */
  add(task: () => Promise<void>): void {
    this.tasks.push(task);
    if (this.isOver) void this.run();
  }

  /** One task that fails keeps none of the others from being done. */
  async run(): Promise<void> {
    this.isOver = true;
    for (let task = this.tasks.pop(); task; task = this.tasks.pop()) {
      await task().catch((error: unknown) => {
        process.stderr.write(`Could not clean up: ${String(error)}\n`);
      });
    }
  }
}
