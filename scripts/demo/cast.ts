import { randomBytes } from 'node:crypto';
import { rmSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createSigner } from 'fast-jwt';
import { startCoreStandIn } from '../../simulator/core/core-stand-in.js';
import { startExotelStandIn } from '../../simulator/exotel/exotel-stand-in.js';
import type { Cleanup } from './cleanup.js';
import { startService } from './service-process.js';

export const ROLES = ['super_admin', 'admin'] as const;
export type Role = (typeof ROLES)[number];

/** How much faster the clock of the second Exotel runs, so that nobody waits for forty calls. */
export const FAST = 4;

/** The account that both Exotel stand-ins know. */
export const ACCOUNT = { sid: 'cxbsim', key: 'simkey', token: 'simtoken' } as const;

const START_WITHIN_MS = 15_000;
const EXOTEL_TIMEOUT_MS = 2_000;
const TOKEN_LIVES_MS = 8 * 3_600_000;
/** Real time for a bot's handshake at the fast Exotel. */
const FAST_HANDSHAKE_MS = 1_000;

/** Everyone who plays a part, by address. */
export interface Cast {
  readonly serviceUrl: string;
  /** Signs in to the page as super_admin: once, and for ten minutes. */
  readonly signInLink: () => string | undefined;
  /** An Exotel in real time. */
  readonly exotelUrl: string;
  /** Another one, whose clock runs faster. */
  readonly fastExotelUrl: string;
  readonly coreUrl: string;
  readonly folder: string;
  readonly tokens: Readonly<Record<Role, string>>;
  /** Rejects when the service ends on its own. */
  readonly crashed: Promise<never>;
}

/** Starts both Exotels, Core and the built service on free ports; `cleanup` ends them and removes what they wrote. */
export async function startCast(cleanup: Cleanup): Promise<Cast> {
  const exotel = await startExotelStandIn();
  cleanup.add(() => exotel.stop());
  const fastExotel = await startExotelStandIn({ speed: FAST, handshakeMs: FAST_HANDSHAKE_MS });
  cleanup.add(() => fastExotel.stop());
  const core = await startCoreStandIn({ capacity: 100 });
  cleanup.add(() => core.stop());
  const folder = await temporaryFolder(cleanup);
  const secret = randomBytes(32).toString('base64url');
  const variables = (url: string, port: number): Record<string, string> => ({
    PORT: String(port),
    DATA_DIR: path.join(folder, 'data'),
    PUBLIC_BASE_URL: url,
    JWT_SECRET: secret,
    EXOTEL_TIMEOUT_MS: String(EXOTEL_TIMEOUT_MS),
  });
  const service = await startService({ folder, variables, startWithinMs: START_WITHIN_MS }, cleanup);
  return {
    serviceUrl: service.url,
    signInLink: () => service.signInLink(),
    exotelUrl: exotel.url,
    fastExotelUrl: fastExotel.url,
    coreUrl: core.url,
    folder,
    tokens: { super_admin: tokenFor('super_admin', secret), admin: tokenFor('admin', secret) },
    crashed: service.crashed,
  };
}

async function temporaryFolder(cleanup: Cleanup): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'cxb-demo-'));
  const atExit = (): void => {
    rmSync(folder, { recursive: true, force: true });
  };
  process.once('exit', atExit);
  cleanup.add(async () => {
    await rm(folder, { recursive: true, force: true, maxRetries: 3 });
    process.off('exit', atExit);
  });
  return folder;
}

function tokenFor(role: Role, secret: string): string {
  const sub = `${role}@demo.local`;
  return createSigner({ key: secret, algorithm: 'HS256', expiresIn: TOKEN_LIVES_MS })({
    sub,
    role,
    name: sub,
  });
}
