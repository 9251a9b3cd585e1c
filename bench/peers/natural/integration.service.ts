import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import { Model } from 'mongoose';
import { integrationDocument, settingsDocument } from '../../support/data.js';
import type { IntegrationDocument, SettingsDocument } from '../../support/data.js';
import { environment } from '../peer-environment.js';
import { Integration, Settings } from './integration.schema.js';

/** Hydrated documents, turned into plain objects as the handbook of class-transformer asks. */
@Injectable()
export class IntegrationService {
  private readonly kept = environment.inMemory
    ? { integration: integrationDocument(environment.dids), settings: settingsDocument() }
    : undefined;

  constructor(
    @InjectModel(Integration.name) private readonly integrations: Model<Integration>,
    @InjectModel(Settings.name) private readonly settings: Model<Settings>,
  ) {}

  async findIntegration(): Promise<IntegrationDocument> {
    if (this.kept) return this.kept.integration;
    const document = await this.integrations.findOne({ type: 'exotel' }).orFail();
    return document.toObject() as unknown as IntegrationDocument;
  }

  async findSettings(): Promise<SettingsDocument> {
    if (this.kept) return this.kept.settings;
    const document = await this.settings.findOne({ _id: 'system' }).orFail();
    return document.toObject();
  }
}
