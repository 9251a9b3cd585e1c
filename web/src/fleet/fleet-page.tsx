import { useEffect, useState } from 'react';
import type { ReactNode } from 'react';
import { useFleet } from '../api/queries';
import type { FleetStatus } from '../api/queries';
import { may, useSession } from '../session/session';
import { text } from '../text/text';
import { LinkButton } from '../ui/button';
import { Loaded } from '../ui/loaded';
import { Badge, Empty, Notice } from '../ui/notice';
import { Card, Page } from '../ui/page';
import { ColumnHeads } from '../ui/column-heads';

const words = text.fleet;
const NEARLY_FULL_PERCENT = 80;

export default function FleetPage(): ReactNode {
  const fleet = useFleet();
  return (
    <Page title={words.title} intro={words.intro} beside={fleet.isFetching ? <SlowHint /> : undefined}>
      <Loaded query={fleet}>{(status) => <Fleet status={status} />}</Loaded>
    </Page>
  );
}

const SLOW_AFTER_MS = 3_000;

/** The answer waits for the slowest host. */
function SlowHint(): ReactNode {
  const [isSlow, setIsSlow] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => {
      setIsSlow(true);
    }, SLOW_AFTER_MS);
    return () => {
      clearTimeout(timer);
    };
  }, []);
  return (
    <p className="hint-text" role="status">
      {isSlow && words.slow}
    </p>
  );
}

function Fleet({ status }: { readonly status: FleetStatus }): ReactNode {
  const { session } = useSession();
  const isSuperAdmin = may(session, 'super_admin');
  if (status.workers.length === 0) {
    return (
      <Empty
        title={words.empty.title}
        action={isSuperAdmin && <LinkButton to="/settings">{words.toSettings}</LinkButton>}
      >
        {isSuperAdmin ? words.empty.body : words.emptyAdmin}
      </Empty>
    );
  }
  return (
    <>
      <Use status={status} />
      <Card title={words.hosts}>
        <Hosts hosts={status.workers} />
      </Card>
    </>
  );
}

function Use({ status }: { readonly status: FleetStatus }): ReactNode {
  const { total_capacity: capacity, active_calls: active, available } = status;
  const percent = capacity === 0 ? 0 : Math.round((active / capacity) * 100);
  const isNearlyFull = percent > NEARLY_FULL_PERCENT;
  return (
    <Card title={words.capacity}>
      <dl className="figures">
        <Figure name={words.active} value={active} />
        <Figure name={words.available} value={available} />
        <Figure name={words.capacity} value={capacity} />
      </dl>
      <div className="use" data-full={isNearlyFull}>
        <meter min={0} max={Math.max(1, capacity)} value={active} aria-label={words.use(percent)} />
        <span>{capacity === 0 ? words.unknownUse : words.use(percent)}</span>
      </div>
      {isNearlyFull && <Notice tone="danger">{words.nearlyFull}</Notice>}
    </Card>
  );
}

function Figure({ name, value }: { readonly name: string; readonly value: number }): ReactNode {
  return (
    <div className="figure">
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  );
}

function Hosts({ hosts }: { readonly hosts: FleetStatus['workers'] }): ReactNode {
  const { columns } = words;
  return (
    <div className="table-frame">
      <table className="table">
        <ColumnHeads
          names={[
            columns.host,
            columns.status,
            columns.calls,
            columns.free,
            columns.capacity,
            columns.workers,
          ]}
        />
        <tbody>
          {hosts.map((host) => (
            <tr key={host.url}>
              <th scope="row" data-label={columns.host}>
                <code>{host.url}</code>
              </th>
              <td data-label={columns.status}>
                {host.status === 'healthy' ? (
                  <Badge tone="success">{words.healthy}</Badge>
                ) : (
                  <Badge tone="danger">{words.unreachable}</Badge>
                )}
              </td>
              <td data-label={columns.calls}>{host.worker_calls}</td>
              <td data-label={columns.free}>{host.total_available}</td>
              <td data-label={columns.capacity}>{host.total_capacity}</td>
              <td data-label={columns.workers}>{host.workers}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
