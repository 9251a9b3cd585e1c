import type { ReactNode } from 'react';
import type { Schemas } from '../api/client';
import { codeOf, faultOf, formFault } from '../api/problem';
import type { Did } from '../api/queries';
import { FleetLastChanged } from '../audit/last-changed';
import { text } from '../text/text';
import { Button } from '../ui/button';
import { Conflict } from '../ui/conflict';
import { DownIcon, TrashIcon, UpIcon } from '../ui/icons';
import { Badge, Empty, Fault, Status } from '../ui/notice';
import { Card } from '../ui/page';
import { HostChanges, HostsChanged } from './host-changes';
import { useFleetForm } from './use-fleet-form';
import type { HostRow } from './use-fleet-form';

const words = text.settings.fleet;

interface FleetCardProps {
  readonly settings: Schemas['SettingsResponse'];
  readonly etag: string;
  /** Undefined while it is not known which there are. */
  readonly dids: readonly Did[] | undefined;
}

export function FleetCard({ settings, etag, dids }: FleetCardProps): ReactNode {
  const form = useFleetForm({ value: settings, etag }, dids);
  const { rows, save } = form;
  const fault = faultOf(save.error, 'core_fleet');
  return (
    <Card title={words.title} intro={words.intro} beside={<FleetLastChanged settings={settings} />}>
      <form
        noValidate
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          form.submit();
        }}
      >
        {rows.length === 0 && <Empty title={words.empty.title}>{words.empty.body}</Empty>}
        <ol className="hosts">
          {rows.map((row, index) => (
            <Host key={row.key} row={row} index={index} form={form} hasFault={fault !== undefined} />
          ))}
        </ol>
        {fault !== undefined && (
          <p className="field-fault" id="fleet-fault" role="alert">
            {fault}
          </p>
        )}
        <div>
          <Button onClick={form.add}>{words.add}</Button>
        </div>
        {form.isChanged && fault === undefined && <HostChanges changes={form.changes} />}
        {form.changed.length > 0 && <HostsChanged changes={form.changed} />}
        {codeOf(save.error) === 'precondition_failed' && (
          <Conflict
            rows={[
              { name: words.title, theirs: settings.core_fleet.join('\n'), mine: form.hosts.join('\n') },
            ]}
            isBusy={save.isPending}
            onKeepMine={form.keepMine}
            onTakeTheirs={form.takeTheirs}
          />
        )}
        {formFault(save.error, ['core_fleet']) !== undefined && <Fault error={save.error} />}
        <div className="form-actions">
          <Button type="submit" look="primary" isBusy={save.isPending}>
            {save.isPending ? text.common.saving : words.save}
          </Button>
          <Status tone={form.isSaved ? 'success' : 'neutral'}>{sayingOf(form)}</Status>
          <p className="visually-hidden" role="status">
            {form.moved}
          </p>
        </div>
      </form>
    </Card>
  );
}

function sayingOf({ isSaved, isChanged, said }: ReturnType<typeof useFleetForm>): string {
  if (isSaved) return words.saved;
  return isChanged ? words.unsaved : said;
}

interface HostProps {
  readonly row: HostRow;
  readonly index: number;
  readonly form: ReturnType<typeof useFleetForm>;
  readonly hasFault: boolean;
}

function Host({ row, index, form, hasFault }: HostProps): ReactNode {
  const name = row.url || words.unnamed(index + 1);
  return (
    <li className="host">
      <input
        className="input input-code"
        aria-label={words.host(index + 1)}
        aria-invalid={hasFault || undefined}
        aria-describedby={hasFault ? 'fleet-fault' : undefined}
        value={row.url}
        autoFocus={row.key === form.addedKey}
        spellCheck={false}
        autoCapitalize="off"
        autoComplete="off"
        placeholder="https://core-1.example.com"
        onChange={(event) => {
          form.setUrl(row.key, event.target.value);
        }}
      />
      <span className="host-actions">
        <Button
          look="quiet"
          className="button-icon"
          aria-label={words.up(name)}
          isBusy={index === 0}
          onClick={() => {
            form.move(index, -1);
          }}
        >
          <UpIcon />
        </Button>
        <Button
          look="quiet"
          className="button-icon"
          aria-label={words.down(name)}
          isBusy={index === form.rows.length - 1}
          onClick={() => {
            form.move(index, 1);
          }}
        >
          <DownIcon />
        </Button>
        <Button
          look="quiet"
          className="button-icon"
          aria-label={words.remove(name)}
          onClick={() => {
            form.remove(row.key);
          }}
        >
          <TrashIcon />
        </Button>
      </span>
      {index === 0 && <Badge tone="info">{words.first}</Badge>}
    </li>
  );
}
