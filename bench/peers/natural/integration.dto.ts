import { Exclude, Expose, Type } from 'class-transformer';
import type { DidDocument, IntegrationDocument } from '../../support/data.js';

@Exclude()
export class DidOption {
  @Expose() id!: string;
  @Expose() number!: string;
  @Expose() label!: string;
  @Expose() bot_id!: string;

  constructor(did?: DidDocument) {
    Object.assign(this, did);
  }
}

@Exclude()
export class Options {
  @Expose() credentials_configured!: boolean;

  @Expose()
  @Type(() => DidOption)
  dids!: DidOption[];

  constructor(options?: Partial<Options>) {
    Object.assign(this, options);
  }
}

@Exclude()
export class DidResponse extends DidOption {
  @Expose() flow_url!: string;
  @Expose() websocket_url!: string;

  constructor(did?: DidDocument, base = '') {
    super(did);
    this.websocket_url = did?.bot_id ? `${base}/exotel/${did.bot_id}` : '';
  }
}

@Exclude()
export class IntegrationResponse {
  @Expose() type!: string;
  @Expose() status!: string;
  @Expose() credentials_configured!: boolean;
  @Expose() account_sid!: string;
  @Expose() api_base_url!: string;

  @Expose()
  @Type(() => DidResponse)
  dids!: DidResponse[];

  @Expose() created_at!: Date;
  @Expose() updated_at!: Date;

  constructor(document?: IntegrationDocument, base?: string) {
    if (!document) return;
    Object.assign(this, document);
    this.credentials_configured = isConfigured(document);
    this.status = this.credentials_configured ? 'configured' : 'not_configured';
    this.dids = document.dids.map((did) => new DidResponse(did, base));
  }
}

export function isConfigured({ account_sid, api_key, api_token }: IntegrationDocument): boolean {
  return account_sid !== '' && api_key !== '' && api_token !== '';
}
