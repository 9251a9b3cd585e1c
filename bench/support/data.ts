/** Documents of the platform's database, the same for every contender. */
export interface DidDocument {
  readonly id: string;
  readonly number: string;
  readonly e164: string;
  readonly label: string;
  readonly bot_id: string;
  readonly flow_url: string;
}

export interface IntegrationDocument {
  readonly type: string;
  readonly account_sid: string;
  readonly api_key: string;
  readonly api_token: string;
  readonly api_base_url: string;
  readonly dids: readonly DidDocument[];
  readonly created_at: Date;
  readonly updated_at: Date;
  readonly revision: number;
}

export interface SettingsDocument {
  readonly _id: string;
  readonly core_fleet: readonly string[];
}

/** Stands for a secret encrypted at rest; nobody opens it in a measure of reads. */
const SEALED = `eyJhbGciOiJkaXIiLCJlbmMiOiJBMjU2R0NNIiwia2lkIjoiYmVuY2gifQ..${'A'.repeat(16)}.${'B'.repeat(43)}.${'C'.repeat(22)}`;

export function integrationDocument(dids: number): IntegrationDocument {
  const at = new Date('2026-03-04T05:50:05.000Z');
  return {
    type: 'exotel',
    account_sid: 'cxbsim',
    api_key: SEALED,
    api_token: SEALED,
    api_base_url: 'https://api.exotel.com',
    dids: Array.from({ length: dids }, (_, index) => didDocument(index)),
    created_at: at,
    updated_at: at,
    revision: dids,
  };
}

function didDocument(index: number): DidDocument {
  const number = `+9180471${String(10_000 + index)}`;
  return {
    id: `0d1f2a3b-4c5d-4e6f-8a9b-${String(index).padStart(12, '0')}`,
    number,
    e164: number,
    label: `Support line ${index}`,
    bot_id: `support-bot-${index}`,
    flow_url: `http://my.exotel.com/cxbsim/exoml/start_voice/${70_001 + index}`,
  };
}

export function settingsDocument(): SettingsDocument {
  return { _id: 'system', core_fleet: ['https://core-1.example.com', 'https://core-2.example.com'] };
}
