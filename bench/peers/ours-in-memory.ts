/**
 * The service itself, with the two reads of the measured routes answered from the process. All else, the embedded
 * store included, starts as ever.
 */
import 'reflect-metadata';
import { createApp } from '../../src/app.js';
import { createLogger } from '../../src/common/log/logger.js';
import { loadConfig } from '../../src/config/load-config.js';
import { toIntegration } from '../../src/integrations/exotel/exotel.document.js';
import { ExotelStore } from '../../src/integrations/exotel/exotel.store.js';
import { SettingsStore } from '../../src/settings/settings.store.js';
import { integrationDocument, settingsDocument } from '../support/data.js';
import { environment } from './peer-environment.js';

const integration = integrationDocument(environment.dids);
const settings = settingsDocument();

ExotelStore.prototype.findIntegration = () =>
  Promise.resolve(toIntegration({ ...integration, dids: [...integration.dids] }));
SettingsStore.prototype.findFleet = () =>
  Promise.resolve({ coreFleet: settings.core_fleet, updatedAt: null });

const config = loadConfig();
const app = await createApp(config, await createLogger(config));
await app.listen(config.port, config.host);
process.once('SIGTERM', () => {
  void app.close().then(() => process.exit(0));
});
