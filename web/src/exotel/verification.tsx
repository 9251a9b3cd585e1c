import type { ReactNode } from 'react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api, ask } from '../api/client';
import type { Schemas } from '../api/client';
import { keys, useVerification } from '../api/queries';
import type { Verification } from '../api/queries';
import { text } from '../text/text';
import { Button } from '../ui/button';
import { Badge, Fault, Notice } from '../ui/notice';
import type { Tone } from '../ui/notice';
import { Time } from '../ui/time';

const words = text.knowing.verify;

type Change = Schemas['UpdateAccountRequest'];

const TONES: Readonly<Record<Verification['outcome'], Tone>> = {
  valid: 'success',
  invalid_credentials: 'danger',
  unknown_account: 'danger',
  other_region: 'warning',
  not_allowed: 'danger',
  unreachable: 'warning',
};

/** What Exotel says of the credentials: of those typed when asked now, else of the stored ones when last asked. */
export function useVerify(isConfigured: boolean) {
  const queryClient = useQueryClient();
  const last = useVerification(isConfigured);
  const asked = useMutation({
    mutationFn: async (change: Change) => {
      const isOfStored = Object.keys(change).length === 0;
      const verification = await ask(
        api.POST('/api/v1/integrations/exotel/verify', isOfStored ? {} : { body: change }),
      );
      return { verification, isOfStored };
    },
    onSuccess: ({ isOfStored }) => {
      if (isOfStored) void queryClient.invalidateQueries({ queryKey: keys.verification });
    },
  });
  return { last: last.data ?? null, isLastKnown: !last.isPending, asked };
}

export type Verify = ReturnType<typeof useVerify>;

/** Anything but credentials that Exotel accepted when it was last asked. */
export function needsReader({ last, isLastKnown }: Verify): boolean {
  return isLastKnown && last?.outcome !== 'valid';
}

/** What Exotel said of the stored credentials when last asked, in a word. */
export function Verdict({ verify: { last } }: { readonly verify: Verify }): ReactNode {
  return last && <Badge tone={TONES[last.outcome]}>{words.title[last.outcome]}</Badge>;
}

export function VerifyButton({
  verify,
  change,
}: {
  readonly verify: Verify;
  readonly change: Change;
}): ReactNode {
  const { asked } = verify;
  return (
    <Button
      isBusy={asked.isPending}
      onClick={() => {
        asked.mutate(change);
      }}
    >
      {asked.isPending ? words.verifying : words.action}
    </Button>
  );
}

interface VerificationResultProps {
  readonly verify: Verify;
  /** What is typed and not stored. */
  readonly change: Change;
  readonly onUseRegion: (url: string) => void;
}

export function VerificationResult({ verify, change, onUseRegion }: VerificationResultProps): ReactNode {
  const { asked, last } = verify;
  // An answer says nothing of what was typed since.
  const isOfThis = JSON.stringify(asked.variables) === JSON.stringify(change);
  if (asked.error && isOfThis) return <Fault error={asked.error} />;
  const ofTyped = asked.data && !asked.data.isOfStored && isOfThis ? asked.data.verification : undefined;
  const verification = ofTyped ?? last;
  if (!verification) return null;
  const { outcome, detail, suggested_api_base_url: suggested, checked_at: checkedAt } = verification;
  return (
    <Notice
      tone={TONES[outcome]}
      title={words.title[outcome]}
      isUrgent={asked.isSuccess}
      actions={
        suggested === '' ? undefined : (
          <Button
            onClick={() => {
              onUseRegion(suggested);
            }}
          >
            {words.useRegion(suggested)}
          </Button>
        )
      }
    >
      <p>{detail}</p>
      <p className="field-hint">
        {words.checked} <Time at={checkedAt} />. {ofTyped && words.ofTyped}
      </p>
    </Notice>
  );
}
