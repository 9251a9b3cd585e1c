import type { ReactNode } from 'react';
import { useCalls, useSettings } from '../api/queries';
import type { Integration } from '../api/queries';
import { text } from '../text/text';
import { LinkButton } from '../ui/button';
import { CheckIcon } from '../ui/icons';
import { Card } from '../ui/page';

const words = text.exotel.firstSteps;

interface Step {
  readonly title: string;
  readonly isDone: boolean;
  readonly action?: { readonly to: string; readonly label: string };
}

/** From nothing to the first call that completed; then it is gone. */
export function FirstSteps({ integration }: { readonly integration: Integration }): ReactNode {
  const settings = useSettings();
  const completed = useCalls({ status: 'completed' }, 1);
  if (!settings.data || !completed.data) return null;
  const hasCompletedCall = (completed.data.pages[0]?.items.length ?? 0) > 0;
  const steps = stepsOf(integration, settings.data.value.core_fleet.length > 0, hasCompletedCall);
  const next = steps.find(({ isDone }) => !isDone);
  if (!next || hasCompletedCall) return null;
  const done = steps.filter(({ isDone }) => isDone).length;
  return (
    <Card
      title={words.title}
      beside={<span className="steps-progress">{words.progress(done, steps.length)}</span>}
    >
      <ol className="steps">
        {steps.map((step) => (
          <li
            key={step.title}
            className="step"
            data-state={step.isDone ? 'done' : step === next ? 'next' : 'later'}
          >
            <span className="step-mark" aria-hidden="true">
              {step.isDone && <CheckIcon />}
            </span>
            <span className="step-title">
              {step.title}
              {step.isDone && <span className="visually-hidden"> ({words.done})</span>}
            </span>
            {step === next && step.action && <StepAction {...step.action} />}
          </li>
        ))}
      </ol>
    </Card>
  );
}

/** Down this very page, or to another view. */
function StepAction({ to, label }: { readonly to: string; readonly label: string }): ReactNode {
  if (to.startsWith('#')) {
    return (
      <a href={to} className="button button-primary">
        {label}
      </a>
    );
  }
  return (
    <LinkButton to={to} look="primary">
      {label}
    </LinkButton>
  );
}

function stepsOf(integration: Integration, hasFleet: boolean, hasCompletedCall: boolean): Step[] {
  const { dids, credentials_configured: isConfigured } = integration;
  const [first] = dids;
  const withBot = dids.find(({ bot_id }) => bot_id !== '');
  const ready = dids.find(({ flow_url, bot_id }) => flow_url !== '' && bot_id !== '');
  return [
    {
      title: words.credentials.title,
      isDone: isConfigured,
      action: { to: '#credentials', label: words.credentials.action },
    },
    { title: words.fleet.title, isDone: hasFleet, action: { to: '/settings', label: words.fleet.action } },
    {
      title: words.number.title,
      isDone: withBot !== undefined,
      action: first
        ? { to: `/numbers/${first.id}`, label: words.number.other }
        : { to: '/numbers/new', label: words.number.action },
    },
    {
      title: words.flow.title,
      isDone: ready !== undefined,
      action: { to: `/numbers/${withBot?.id ?? ''}/setup`, label: words.flow.action },
    },
    {
      title: words.call.title,
      isDone: hasCompletedCall,
      action: { to: `/numbers/${ready?.id ?? ''}/call`, label: words.call.action },
    },
  ];
}
