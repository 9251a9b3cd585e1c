import { hkdfSync } from 'node:crypto';
import type { EncryptionKey } from '../../config/config.fields.js';

/** A key for one purpose alone, from which neither the encryption key nor another purpose's key can be found. */
export function deriveKey({ key }: EncryptionKey, purpose: string): Buffer {
  return Buffer.from(hkdfSync('sha256', key, '', `cxb-exotel-integration/${purpose}`, 32));
}
