import { listPage, readListQuery, type CallPage, type ListQuery } from '../calls/call-list.js';
import { toCallTree } from '../calls/call-wire.js';
import type { World } from '../world.js';
import type { Exchange } from './exchange.js';
import { rendered, restException, type Tree } from './render.js';
import type { Reply } from './reply.js';

/** `GET …/Calls[.json]`: the calls that fit the filters, page by page. */
export function listCallsRoute(world: World, { record, format }: Exchange): Reply {
  const { variants } = world.settings;
  const query = readListQuery(record.query, variants, world.clock.now());
  if (typeof query === 'string') {
    record.outcome = 'invalid_query';
    return restException(format, 400, query);
  }
  const page = listPage(world.book.listCalls(), query, variants);
  const calls = page.calls.map((call) => toCallTree(call, format, variants));
  const metadata = toMetadata(record, query, page);
  return rendered(format, { Metadata: metadata, Calls: format === 'json' ? calls : { Call: calls } });
}

function toMetadata(record: Exchange['record'], query: ListQuery, page: CallPage): Tree {
  const at = (cursor: Record<string, string>): string => {
    const kept = Object.entries(record.query).filter(([name]) => name !== 'Before' && name !== 'After');
    const pairs = kept.flatMap(([name, value]) =>
      [value].flat().map((one) => [name, one] as [string, string]),
    );
    return `${record.path}?${new URLSearchParams([...pairs, ...Object.entries(cursor)]).toString()}`;
  };
  return {
    Total: page.total,
    PageSize: query.pageSize,
    FirstPageUri: at({}),
    PrevPageUri: page.before === null ? null : at({ Before: page.before }),
    NextPageUri: page.after === null ? null : at({ After: page.after }),
  };
}
