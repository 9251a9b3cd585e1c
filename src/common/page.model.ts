/** Part of a list, newest first. */
export interface Page<Item> {
  readonly items: readonly Item[];
  /** Null at the end. */
  readonly next: PagePosition | null;
}

/** The last entry of a page that is sorted by time and then by id; the next page goes on behind it. */
export interface PagePosition {
  readonly at: Date;
  readonly id: string;
}
