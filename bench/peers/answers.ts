import type { IntegrationDocument, SettingsDocument } from '../support/data.js';

/** The answers of the contract, as the bare contenders make them. */
export function toOptions({ account_sid, api_key, api_token, dids }: IntegrationDocument): object {
  const configured = account_sid !== '' && api_key !== '' && api_token !== '';
  const usable = configured ? dids.filter((did) => did.number !== '' && did.flow_url !== '') : [];
  return {
    credentials_configured: configured,
    dids: usable.map(({ id, number, label, bot_id }) => ({ id, number, label, bot_id })),
  };
}

export function toIntegration(document: IntegrationDocument, settings: SettingsDocument): object {
  const base = settings.core_fleet[0]?.replace(/^http/, 'ws') ?? 'wss://localhost';
  const configured = document.account_sid !== '' && document.api_key !== '' && document.api_token !== '';
  return {
    type: 'exotel',
    status: configured ? 'configured' : 'not_configured',
    credentials_configured: configured,
    account_sid: document.account_sid,
    api_base_url: document.api_base_url,
    dids: document.dids.map(({ id, number, label, bot_id, flow_url }) => {
      const websocket_url = bot_id === '' ? '' : `${base}/exotel/${bot_id}`;
      return { id, number, label, bot_id, flow_url, websocket_url };
    }),
    created_at: document.created_at.toISOString(),
    updated_at: document.updated_at.toISOString(),
  };
}
