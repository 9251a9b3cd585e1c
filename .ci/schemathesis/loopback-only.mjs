// Loaded before the service (node --import): whatever the run stores as an address, no socket leaves this machine.
import { BlockList, isIP, Socket } from 'node:net';

const loopback = new BlockList();
loopback.addSubnet('127.0.0.0', 8);
loopback.addAddress('::1', 'ipv6');

const connect = Socket.prototype.connect;

Socket.prototype.connect = function (...args) {
  // Node's own callers give [options, callback], already normalised.
  const [options] = Array.isArray(args[0]) ? args[0] : args;
  const { host = 'localhost', path } = options;
  if (path !== undefined || host === 'localhost' || isLoopback(host)) return connect.apply(this, args);
  process.nextTick(() => {
    this.destroy(
      Object.assign(new Error('Only loopback may be reached in this run.'), { code: 'ECONNREFUSED' }),
    );
  });
  return this;
};

function isLoopback(host) {
  const family = isIP(host);
  return family !== 0 && loopback.check(host, family === 6 ? 'ipv6' : 'ipv4');
}
