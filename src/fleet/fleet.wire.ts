import { z } from 'zod';
import { parseJson } from '../common/parse-json.js';
import type { HostHealth } from './fleet.model.js';

const count = z.number().int().nonnegative();

const Health = z
  .object({
    status: z.literal('ok'),
    fleet_max: count,
    fleet_available: count,
    fleet_calls: count,
    workers: z.array(z.unknown()),
  })
  .refine((health) => health.fleet_available <= health.fleet_max);

/** The health JSON of CXB Core, which is Core's to change: anything that does not say `ok` by it is null. */
export function parseHealth(httpStatus: number, body: string): HostHealth | null {
  if (httpStatus < 200 || httpStatus > 299) return null;
  const parsed = Health.safeParse(parseJson(body));
  if (!parsed.success) return null;
  const { fleet_max, fleet_available, fleet_calls, workers } = parsed.data;
  return { capacity: fleet_max, available: fleet_available, calls: fleet_calls, workers: workers.length };
}
