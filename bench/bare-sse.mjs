// The least that a process can hold for an open event stream: a response of node:http, and nothing around it.
import { createServer } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';

const server = createServer((_request, response) => {
  response.writeHead(200, { 'content-type': 'text/event-stream' });
  response.write('id: 0\n\n');
});
process.once('disconnect', () => process.exit(1));
process.on('message', async () => {
  // Pages that a collection has emptied are given back a little later.
  for (let times = 0; times < 3; times++) {
    globalThis.gc?.();
    await sleep(300);
  }
  process.send?.({ memory: process.memoryUsage() });
});
server.listen(0, '127.0.0.1', () => process.send?.({ url: `http://127.0.0.1:${server.address().port}` }));
