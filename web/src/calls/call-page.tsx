import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { codeOf } from '../api/problem';
import { isGoingOn } from '../api/queries';
import type { TestCallDetail } from '../api/queries';
import { text } from '../text/text';
import { LinkButton } from '../ui/button';
import { CopyButton } from '../ui/copy-button';
import { Loaded } from '../ui/loaded';
import { Badge, Notice } from '../ui/notice';
import { Card, Page } from '../ui/page';
import { Time } from '../ui/time';
import { StatusBadge } from './call-status';
import { listAddress } from './list-address';
import { Timeline } from './timeline';
import { useLiveCall } from './use-live-call';

const words = text.calls.call;

/** One test call at an address of its own. */
export default function CallPage({ id }: { readonly id: string }): ReactNode {
  const { query, isLive, isReconnecting } = useLiveCall(id);
  const isMissing = codeOf(query.error) === 'test_call_not_found';
  const call = query.data;
  return (
    <Page
      title={call ? words.title(call.to_number) : text.calls.title}
      beside={
        call && (
          <>
            {isLive && <Badge tone="info">{words.live}</Badge>}
            <StatusBadge status={call.status} />
          </>
        )
      }
    >
      <p>
        <Link href={listAddress()}>← {words.back}</Link>
      </p>
      {isReconnecting && <Notice tone="warning">{words.reconnecting}</Notice>}
      {isMissing ? (
        <Notice tone="warning">{words.missing}</Notice>
      ) : (
        <Loaded query={query}>
          {(loaded) => (
            <>
              <Card title={text.calls.timeline.label}>
                <Timeline call={loaded} />
              </Card>
              <Details call={loaded} />
            </>
          )}
        </Loaded>
      )}
    </Page>
  );
}

function Details({ call }: { readonly call: TestCallDetail }): ReactNode {
  return (
    <Card
      title={words.details}
      beside={
        <CopyButton value={`${location.origin}/calls/${call.id}`} label={words.copyLinkOf}>
          {words.copyLink}
        </CopyButton>
      }
    >
      <dl className="details">
        <Detail name={words.from}>{call.did_number}</Detail>
        <Detail name={words.to}>{call.to_number}</Detail>
        <Detail name={words.bot}>{call.bot_id || text.common.unset}</Detail>
        <Detail name={text.calls.columns.time}>
          <Time at={call.created_at} />
        </Detail>
        <Detail name={words.by}>{call.requested_by}</Detail>
        <Detail name={words.sid}>
          {call.call_sid === '' ? (
            text.common.none
          ) : (
            <span className="address">
              <code>{call.call_sid}</code>
              <CopyButton value={call.call_sid} label={words.copySid} />
            </span>
          )}
        </Detail>
        <Detail name={words.word}>{call.provider_status || text.common.none}</Detail>
      </dl>
      {!isGoingOn(call.status) && (
        <div>
          <LinkButton to={`/numbers/${call.did_id}/call`} phone={call.to_number}>
            {words.again}
          </LinkButton>
        </div>
      )}
    </Card>
  );
}

function Detail({ name, children }: { readonly name: string; readonly children: ReactNode }): ReactNode {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
