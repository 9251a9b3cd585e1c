// The least that a process can hold for an open event stream: a response of node:http, and nothing around it.
import { createServer } from 'node:http';
import { tellMemoryWhenAsked } from '../test/support/tell-memory.mjs';

const server = createServer((_request, response) => {
  response.writeHead(200, { 'content-type': 'text/event-stream' });
  response.write('id: 0\n\n');
});
process.once('disconnect', () => process.exit(1));
tellMemoryWhenAsked();
server.listen(0, '127.0.0.1', () => process.send?.({ url: `http://127.0.0.1:${server.address().port}` }));
