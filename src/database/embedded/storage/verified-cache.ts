/**
 * Remembers what bytes were decoded to. A remembered value is handed out only while the bytes read from the disk are
 * the same, so it is right inside a transaction, after one that failed, and for readers of an older snapshot alike.
 */
export class VerifiedCache<T> {
  private readonly entries = new Map<string, { bytes: Buffer; value: T }>();
  private held = 0;

  constructor(private readonly maxBytes: number) {}

  get(key: string, bytes: Buffer, decode: (bytes: Buffer) => T): T {
    const known = this.entries.get(key);
    if (known?.bytes.equals(bytes)) return known.value;
    const value = decode(bytes);
    this.set(key, bytes, value);
    return value;
  }

  set(key: string, bytes: Buffer, value: T): void {
    this.delete(key);
    this.entries.set(key, { bytes, value });
    this.held += bytes.length;
    for (const oldest of this.entries.keys()) {
      if (this.held <= this.maxBytes) break;
      this.delete(oldest);
    }
  }

  private delete(key: string): void {
    const known = this.entries.get(key);
    if (!known) return;
    this.held -= known.bytes.length;
    this.entries.delete(key);
  }
}
