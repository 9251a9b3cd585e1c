import type { ReactNode } from 'react';
import { useIntegration, useSettings } from '../api/queries';
import { text } from '../text/text';
import { Loaded } from '../ui/loaded';
import { Page } from '../ui/page';
import { FleetCard } from './fleet-card';

export default function SettingsPage(): ReactNode {
  const settings = useSettings();
  const integration = useIntegration();
  return (
    <Page title={text.settings.title}>
      <Loaded query={settings}>
        {({ value, etag }) => <FleetCard settings={value} etag={etag} dids={integration.data?.value.dids} />}
      </Loaded>
    </Page>
  );
}
