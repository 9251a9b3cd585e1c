// Runs the built service as a process of its own, with settings that no variable can make (SERVICE_CONFIG, as JSON),
// and tells its parent where it listens and, when asked, how much memory it holds.
import 'reflect-metadata';
import { createApp } from '../../build/app.js';
import { createLogger } from '../../build/common/log/logger.js';
import { loadConfig } from '../../build/config/load-config.js';
import { tellMemoryWhenAsked } from './tell-memory.mjs';

const config = { ...loadConfig(), ...JSON.parse(process.env.SERVICE_CONFIG ?? '{}') };
const app = await createApp(config, await createLogger(config));

process.once('SIGTERM', async () => {
  await app.close();
  process.exit(0);
});
process.once('disconnect', () => process.exit(1));
tellMemoryWhenAsked();
await app.listen(config.port, config.host);
process.send?.({ url: `http://127.0.0.1:${app.getHttpServer().address().port}` });
