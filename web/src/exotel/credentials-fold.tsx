import { useState } from 'react';
import type { ReactNode } from 'react';
import { useLocationProperty } from 'wouter/use-browser-location';
import type { Integration } from '../api/queries';
import { text } from '../text/text';
import { regionOf } from './regions';
import { needsReader, Verdict } from './verification';
import type { Verify } from './verification';

const words = text.exotel.credentials;
const HASH = '#credentials';

interface CredentialsFoldProps {
  readonly integration: Integration;
  readonly verify: Verify;
  readonly isUnsaved: boolean;
  readonly children: (isOpen: boolean) => ReactNode;
}

/** Credentials that Exotel accepts take one line, until somebody wants to see them; then they stay. */
export function CredentialsFold({
  integration,
  verify,
  isUnsaved,
  children,
}: CredentialsFoldProps): ReactNode {
  const { credentials_configured: isConfigured, account_sid: sid, api_base_url: url } = integration;
  const [isOpen, setIsOpen] = useFold(!isConfigured || needsReader(verify));
  return (
    <details
      className="fold"
      open={isOpen}
      onToggle={(event) => {
        setIsOpen(event.currentTarget.open);
      }}
    >
      <summary hidden={!isConfigured}>
        <span>{words.summary(sid, regionOf(url))}</span>
        {!isOpen && <Verdict verify={verify} />}
        {!isOpen && isUnsaved && <span className="status">{words.unsaved}</span>}
      </summary>
      {children(isOpen)}
    </details>
  );
}

/** Opens whenever there is a new reason to: what is to be mended, or an address that leads here. */
function useFold(isNeeded: boolean): [boolean, (isOpen: boolean) => void] {
  const isMeant = useLocationProperty(() => location.hash) === HASH;
  const [isOpen, setIsOpen] = useState(isNeeded || isMeant);
  const [reasons, setReasons] = useState({ isNeeded, isMeant });
  if (reasons.isNeeded !== isNeeded || reasons.isMeant !== isMeant) {
    setReasons({ isNeeded, isMeant });
    if ((isNeeded && !reasons.isNeeded) || (isMeant && !reasons.isMeant)) setIsOpen(true);
  }
  const fold = (next: boolean): void => {
    setIsOpen(next);
    // So that the same link leads here again.
    if (!next && isMeant) history.replaceState(history.state, '', location.pathname + location.search);
  };
  return [isOpen, fold];
}
