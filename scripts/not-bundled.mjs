/** What a package looks for, and does without where it is not installed. */
export const OPTIONAL = [
  '@fastify/multipart',
  '@fastify/view',
  '@mongodb-js/zstd',
  '@nestjs/platform-express',
  'aws4',
  'gcp-metadata',
  'kerberos',
  'mongodb-client-encryption',
  'pino-pretty',
  'snappy',
  'socks',
  /^@(?:apollo|aws-sdk)\//,
  /^@nestjs\/(?:microservices|websockets)/,
];

/** What looks for files of its own beside itself: compiled code, Swagger UI's scripts, pino's threads. */
export const WITH_FILES = ['lmdb', 'msgpackr', 'swagger-ui-dist', 'thread-stream'];

/** What the service loads by itself, and late, if at all. */
export const LOADED_LATER = ['mingo'];
