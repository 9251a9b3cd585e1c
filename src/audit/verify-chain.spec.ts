import type { AppConfig } from '../config/config.js';
import { AuditSeal } from './audit-seal.js';
import type { LinkedEntry } from './audit.model.js';
import { linkEntry, NO_ENTRY } from './link-entry.js';
import { newEntry } from './new-entry.js';
import { verifyChain } from './verify-chain.js';
import type { ChainReport } from './verify-chain.js';

const OLD = { kid: 'old', key: Buffer.alloc(32, 1) };
const NEW = { kid: 'new', key: Buffer.alloc(32, 2) };
const STRANGER = { kid: 'old', key: Buffer.alloc(32, 3) };

/** Under the first of these keys; of two with one id the first counts. */
const sealWith = (...keys: (typeof OLD)[]): AuditSeal => {
  const encryptionKeys = keys.filter(({ kid }, at) => keys.findIndex((one) => one.kid === kid) === at);
  return new AuditSeal({ encryptionKeys } as unknown as AppConfig);
};

/** A chain of entries that set the label to 1, 2, 3 …, sealed with the key given for each. */
function aChain(...keys: (typeof OLD)[]): LinkedEntry[] {
  return chainBy(...keys.map((key) => sealWith(key, OLD, NEW)));
}

/** The same, written by instances that know the keys of these seals. */
function chainBy(...seals: AuditSeal[]): LinkedEntry[] {
  let head: LinkedEntry | null = null;
  return seals.map((seal, index) => {
    const change = {
      at: new Date(index),
      actor: { sub: 'ops@example.com', role: 'super_admin' as const, requestId: 'r', address: '::1' },
    };
    const entry = newEntry(change, {
      chain: 'exotel',
      action: 'did.update',
      target: 'integrations/exotel/dids/d',
      didId: 'd',
      before: { label: String(index) },
      after: { label: String(index + 1), bot_id: 'b' },
    });
    const linked = linkEntry(entry, head ?? NO_ENTRY);
    head = { ...linked, ...seal.sealOf(linked.hash, seal.standingBehind(head)) };
    return head;
  });
}

async function verify(chain: readonly LinkedEntry[], seal = sealWith(NEW, OLD)): Promise<ChainReport> {
  async function* walk(): AsyncGenerator<LinkedEntry> {
    yield* await Promise.resolve(chain);
  }
  return verifyChain(walk(), seal);
}

/** A chain with one of its entries replaced. */
function withEntry(chain: LinkedEntry[], index: number, changes: Partial<LinkedEntry>): LinkedEntry[] {
  return chain.map((entry, at) => (at === index ? { ...entry, ...changes } : entry));
}

describe('verifyChain', () => {
  it('finds an untouched chain whole, and says where it ends', async () => {
    const chain = aChain(OLD, OLD, NEW);

    const report = await verify(chain);

    expect(report).toEqual({
      entries: 3,
      unproven: [],
      unsealed: 0,
      head: { seq: 3, hash: chain[2]?.hash },
    });
  });

  it('does not mind in which order the fields of a state are stored', async () => {
    const chain = withEntry(aChain(OLD), 0, { after: { bot_id: 'b', label: '1' } });

    expect((await verify(chain)).fault).toBeUndefined();
  });

  it.each<[string, Partial<LinkedEntry>]>([
    ['what was there before', { before: { label: 'x' } }],
    ['what is there after', { after: { label: '2' } }],
    ['who', { actor: { sub: 'other@example.com', role: 'super_admin', requestId: 'r', address: '::1' } }],
    [
      'from where',
      { actor: { sub: 'ops@example.com', role: 'super_admin', requestId: 'r', address: '::2' } },
    ],
    ['as what', { actor: { sub: 'ops@example.com', role: 'agent', requestId: 'r', address: '::1' } }],
    [
      'by which request',
      { actor: { sub: 'ops@example.com', role: 'super_admin', requestId: 's', address: '::1' } },
    ],
    ['when', { at: new Date(99) }],
    ['what was done', { action: 'did.add' }],
    ['to what', { target: 'integrations/exotel/dids/e' }],
    ['the number', { didId: 'e' }],
    ['its id', { id: 'another' }],
  ])('finds the entry in which someone changed %s', async (_what, changes) => {
    const report = await verify(withEntry(aChain(OLD, OLD, OLD), 1, changes));

    expect(report.entries).toBe(1);
    expect(report.fault).toMatchObject({ seq: 2, why: 'it was changed' });
  });

  it('finds a missing entry', async () => {
    const [first, , third] = aChain(OLD, OLD, OLD) as [LinkedEntry, LinkedEntry, LinkedEntry];

    expect((await verify([first, third])).fault).toMatchObject({ seq: 3, why: 'entry 2 is missing' });
  });

  it('finds a missing beginning', async () => {
    expect((await verify(aChain(OLD, OLD).slice(1))).fault).toMatchObject({ why: 'entry 1 is missing' });
  });

  it('finds a chain that was written anew by someone without the key', async () => {
    const report = await verify([...aChain(STRANGER)]);

    expect(report.fault).toMatchObject({ seq: 1, why: 'its seal is not ours' });
  });

  it('finds an entry of another chain in its place', async () => {
    const [first] = aChain(OLD) as [LinkedEntry];
    const [, other] = aChain(OLD, NEW, NEW) as [LinkedEntry, LinkedEntry];

    expect((await verify([first, other])).fault).toMatchObject({
      seq: 2,
      why: 'it does not follow the entry before it',
    });
  });

  it('trusts what a key that is gone has sealed where a later seal is good', async () => {
    expect(await verify(aChain(OLD, OLD, NEW), sealWith(NEW))).toMatchObject({ entries: 3, unsealed: 0 });
  });

  it('does not trust what was put in under a key that nobody had when the next entry was written', async () => {
    const [first, forged, ...rest] = chainBy(
      sealWith(NEW),
      sealWith(STRANGER),
      sealWith(NEW),
      sealWith(NEW),
    ) as [LinkedEntry, LinkedEntry, ...LinkedEntry[]];

    const report = await verify([first, { ...forged, kid: 'x' }, ...rest], sealWith(NEW));

    expect(report).toMatchObject({ entries: 4, unproven: [{ from: 2, to: 2 }], unsealed: 0 });
  });

  it('trusts all of it once the key is there that an instance had not yet', async () => {
    const chain = chainBy(sealWith(OLD), sealWith(NEW), sealWith(NEW, OLD), sealWith(NEW));

    expect(await verify(chain)).toMatchObject({ entries: 4, unproven: [], unsealed: 0 });
    expect(await verify(chain, sealWith(NEW))).toMatchObject({ unproven: [{ from: 1, to: 1 }], unsealed: 0 });
  });

  it('goes on behind what a lost key has sealed, each time that one is lost', async () => {
    const lost = { kid: 'lost', key: Buffer.alloc(32, 4) };
    const chain = chainBy(...[lost, lost, NEW, NEW, lost, NEW].map((key) => sealWith(key)));

    const report = await verify(chain, sealWith(NEW));

    expect(report.fault).toBeUndefined();
    expect(report).toMatchObject({ entries: 6, unsealed: 0 });
    expect(report.unproven).toEqual([
      { from: 1, to: 2 },
      { from: 5, to: 5 },
    ]);
    expect((await verify(withEntry(chain, 3, { after: { label: 'x' } }), sealWith(NEW))).fault).toMatchObject(
      {
        seq: 4,
        why: 'it was changed',
      },
    );
  });

  it('counts the entries at the end that nothing vouches for', async () => {
    expect(await verify(aChain(NEW, OLD, OLD), sealWith(NEW))).toMatchObject({ entries: 3, unsealed: 2 });
  });
});
