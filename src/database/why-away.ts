import { Error as MongooseErrors, mongo } from 'mongoose';
import { hideUserInfo } from '../common/net/hide-user-info.js';

/** Why the database is away, as the driver tells it, without user and password. */
export function whyAway(error: unknown): string {
  const { message, name } = error as Error;
  const ofServer = isSelectionError(error) ? whyNone(error.reason) : undefined;
  const parts = new Set([message || name, ofServer].filter((part) => part !== undefined));
  return hideUserInfo([...parts].join(': '));
}

type SelectionError = Error & { readonly reason?: Topology };

type Topology = Pick<mongo.TopologyDescription, 'servers' | 'setName'>;

function isSelectionError(error: unknown): error is SelectionError {
  return (
    error instanceof mongo.MongoServerSelectionError ||
    error instanceof MongooseErrors.MongooseServerSelectionError
  );
}

/** What is the matter with the first server; the driver drops those that belong to another replica set. */
function whyNone({ servers, setName }: Partial<Topology> = {}): string | undefined {
  const [first] = servers?.values() ?? [];
  if (first?.error) return first.error.message;
  if (first) {
    return first.type === 'Unknown' ? `${first.address} has not answered` : 'no server there takes writes';
  }
  return setName ? `no server there belongs to the replica set ${setName}` : undefined;
}
