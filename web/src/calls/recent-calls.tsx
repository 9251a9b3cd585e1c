import type { ReactNode } from 'react';
import { useCalls } from '../api/queries';
import { text } from '../text/text';
import { LinkButton } from '../ui/button';
import { Loaded } from '../ui/loaded';
import { Empty } from '../ui/notice';
import { Card } from '../ui/page';
import { CallsTable } from './calls-table';

const words = text.calls;
const SHOWN = 5;

export function RecentCalls(): ReactNode {
  const calls = useCalls({}, SHOWN);
  return (
    <Card title={words.recent} beside={<LinkButton to="/calls">{words.all}</LinkButton>}>
      <Loaded query={calls}>
        {({ pages }) => {
          const items = pages[0]?.items ?? [];
          return items.length === 0 ? (
            <Empty title={words.empty.title}>{words.empty.body}</Empty>
          ) : (
            <CallsTable calls={items} />
          );
        }}
      </Loaded>
    </Card>
  );
}
