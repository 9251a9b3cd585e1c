// Writes web/src/api/schema.d.ts, the API's types as the page sees them, from the service's own OpenAPI document.
//   node scripts/api-types.mjs              from the built service (npm run api:types builds it first)
//   node scripts/api-types.mjs DOCUMENT     from a document in a file
//   … --check                               writes nothing; ends with 1 when the file is out of date
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import openapiTS, { astToString } from 'openapi-typescript';

const SCHEMA = path.resolve(import.meta.dirname, '../web/src/api/schema.d.ts');
const HEADER = '// Made by `npm run api:types` from the OpenAPI document of the service; do not edit.\n';

async function documentOfBuiltService() {
  const { createApp } = await import('../build/app.js');
  const { readConfig } = await import('../build/config/config.js');
  const { createLogger } = await import('../build/common/log/logger.js');
  const { createOpenApiDocument } = await import('../build/openapi.js');
  const dataDir = mkdtempSync(path.join(tmpdir(), 'cxb-api-types-'));
  const config = readConfig(
    { LOG_LEVEL: 'silent', DATA_DIR: dataDir },
    {
      jwtSecret: () => 'never used: nobody is served here',
      encryptionKeys: () => `none:${'A'.repeat(43)}`,
    },
  );
  const app = await createApp(config, await createLogger(config));
  try {
    return createOpenApiDocument(app);
  } finally {
    await app.close();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

const { values, positionals } = parseArgs({
  options: { check: { type: 'boolean' } },
  allowPositionals: true,
});
const [file] = positionals;
const document = file ? JSON.parse(readFileSync(file, 'utf8')) : await documentOfBuiltService();
const types = HEADER + astToString(await openapiTS(document));

if (values.check) {
  if (readFileSync(SCHEMA, 'utf8') !== types) {
    console.error('web/src/api/schema.d.ts is out of date: run npm run api:types and commit it.');
    process.exit(1);
  }
} else {
  writeFileSync(SCHEMA, types);
}
