import { toUrls } from './to-urls.js';

it.each([
  ['127.0.0.1', 'http://127.0.0.1:80', 'http://127.0.0.1:80'],
  ['localhost', 'http://localhost:80', 'http://localhost:80'],
  ['2001:db8::7', 'http://[2001:db8::7]:80', 'http://[2001:db8::7]:80'],
  ['0.0.0.0', 'http://0.0.0.0:80', 'http://127.0.0.1:80'],
  ['::', 'http://[::]:80', 'http://[::1]:80'],
])('a service at %s listens at %s, and links lead to %s', (host, url, linkedUrl) => {
  expect(toUrls(host, 80)).toEqual({ url, linkedUrl });
});
