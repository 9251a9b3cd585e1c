/** The least that Fastify can be started with. */
import fastify from 'fastify';

const app = fastify();
app.get('/health/ready', () => ({ status: 'ok' }));
await app.listen({ port: Number(process.env['PORT']), host: '127.0.0.1' });
