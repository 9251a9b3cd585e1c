/** Given by an attempt whose write did not find what had been read. */
export const AGAIN = Symbol('again');

/** Each miss means that another writer got through, so that only a value which never equals itself gets this far. */
const MAX_ATTEMPTS = 1_000;

/** Reads, computes and writes under the condition that nothing has changed since, until the write finds it so. */
export async function untilWritten<T>(attempt: () => Promise<T | typeof AGAIN>): Promise<T> {
  for (let count = 0; count < MAX_ATTEMPTS; count += 1) {
    const result = await attempt();
    if (result !== AGAIN) return result;
  }
  throw new Error('A document is never found as it was read.');
}
