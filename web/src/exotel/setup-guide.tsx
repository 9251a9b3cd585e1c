import type { ReactNode } from 'react';
import { useLastCheck, usePreflight, useSettings } from '../api/queries';
import type { Check, Did, Integration, Preflight } from '../api/queries';
import { text } from '../text/text';
import { LinkButton } from '../ui/button';
import { CopyValue } from '../ui/copy-button';
import { Modal } from '../ui/dialog';
import { CheckIcon } from '../ui/icons';
import { dashboardOf } from './flow-address';
import { FlowUrlForm } from './flow-url-form';
import { LastCheck } from './last-check';

const words = text.setup;

interface SetupGuideProps {
  readonly did: Did;
  readonly integration: Integration;
  readonly onClose: () => void;
}

/** What to do in Exotel's dashboard for one number, with everything to paste. */
export function SetupGuide({ did, integration, onClose }: SetupGuideProps): ReactNode {
  const settings = useSettings();
  const hasFleet = settings.data?.value.core_fleet.length !== 0;
  const isOutdated = useLastCheck(did.id)?.outdated ?? true;
  const { data: check } = usePreflight(did.id);
  const shown = evidenceOf(isOutdated ? undefined : check);
  const dashboard = dashboardOf(integration.api_base_url);
  return (
    <Modal title={words.title(did.number)} intro={words.intro} onClose={onClose} isWide>
      <p className="guide-check">
        <LastCheck didId={did.id} isAlwaysShown />
        <LinkButton to={`/numbers/${did.id}/check`} isReturning>
          {text.knowing.check.start}
        </LinkButton>
      </p>
      <ol className="guide">
        <BotStep did={did} isDone={shown('bot')} />
        {!hasFleet && (
          <GuideStep title={words.fleet.title} isDone={false}>
            <p>{words.fleet.body}</p>
            <LinkButton to="/settings" look="primary">
              {words.fleet.action}
            </LinkButton>
          </GuideStep>
        )}
        <GuideStep title={words.flow.title}>
          <p>{words.flow.body}</p>
          <CopyValue value={flowName(did)} label={text.common.copy} />
          <p>
            <a href={dashboard} target="_blank" rel="noreferrer">
              {words.flow.dashboard}
            </a>
          </p>
        </GuideStep>
        <GuideStep title={words.voicebot.title}>
          <p>{words.voicebot.body}</p>
          {did.websocket_url === '' ? (
            <p className="hint-text">{text.exotel.numbers.assignBot}</p>
          ) : (
            <CopyValue value={did.websocket_url} label={text.exotel.numbers.copyWebsocket(did.number)} />
          )}
          <p className="field-hint">{words.voicebot.note}</p>
        </GuideStep>
        <GuideStep title={words.hangup.title}>
          <p>{words.hangup.body}</p>
        </GuideStep>
        <GuideStep title={words.assign.title} isDone={shown('number_flow')}>
          <p>{words.assign.body}</p>
          <CopyValue value={did.number} label={text.common.copy} />
        </GuideStep>
        <GuideStep title={words.url.title} isDone={shown('flow_url')}>
          <FlowUrlForm did={did} integration={integration} />
        </GuideStep>
        <CallStep did={did} isConfigured={integration.credentials_configured} />
      </ol>
    </Modal>
  );
}

/** Did the last check see this link of the chain work? Undefined where it could not tell. */
function evidenceOf(check: Preflight | undefined): (name: Check['name']) => boolean | undefined {
  return (name) => {
    const status = check?.checks.find((line) => line.name === name)?.status;
    return status === undefined || status === 'unknown' || status === 'skipped'
      ? undefined
      : status === 'pass';
  };
}

interface BotStepProps {
  readonly did: Did;
  readonly isDone: boolean | undefined;
}

function BotStep({ did, isDone }: BotStepProps): ReactNode {
  return (
    <GuideStep title={words.bot.title} isDone={isDone}>
      {did.bot_id === '' ? (
        <>
          <p>{words.bot.body}</p>
          <LinkButton to={`/numbers/${did.id}`} look="primary" isReturning>
            {words.bot.action}
          </LinkButton>
        </>
      ) : (
        <p>{words.bot.done(did.bot_id)}</p>
      )}
    </GuideStep>
  );
}

function CallStep({ did, isConfigured }: { readonly did: Did; readonly isConfigured: boolean }): ReactNode {
  const missing = !isConfigured
    ? words.call.needsCredentials
    : did.flow_url === ''
      ? words.call.needsFlow
      : undefined;
  return (
    <GuideStep title={words.call.title}>
      <p>{words.call.body}</p>
      {missing === undefined ? (
        <LinkButton to={`/numbers/${did.id}/call`} look="primary">
          {words.call.action}
        </LinkButton>
      ) : (
        <p className="hint-text">{missing}</p>
      )}
    </GuideStep>
  );
}

interface GuideStepProps {
  readonly title: string;
  /** Only where it can be known: a step in Exotel's dashboard is not ticked by belief. */
  readonly isDone?: boolean | undefined;
  readonly children: ReactNode;
}

function GuideStep({ title, isDone, children }: GuideStepProps): ReactNode {
  return (
    <li className="guide-step" data-done={isDone ?? undefined}>
      <h3>
        {title}
        {isDone && (
          <span className="guide-done">
            <CheckIcon /> {words.stepDone}
          </span>
        )}
      </h3>
      {children}
    </li>
  );
}

function flowName(did: Did): string {
  return `${did.label || did.number} (${did.bot_id || 'bot'})`;
}
