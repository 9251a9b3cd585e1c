import axios from 'axios';
import type { AxiosInstance } from 'axios';

export interface OutboundLimits {
  readonly maxAnswerBytes: number;
  readonly headers?: Readonly<Record<string, string>>;
}

/**
 * An axios for one neighbour: answers come as text whatever their status, no redirect is followed, no proxy of the
 * environment is used, nothing is decompressed, and no answer may be larger than the limit. The limit on time belongs
 * to each request, as a signal: axios' own `timeout` does not bound an answer that drips.
 */
export function createOutboundHttp({ maxAnswerBytes, headers }: OutboundLimits): AxiosInstance {
  return axios.create({
    responseType: 'text',
    transformResponse: (body: unknown) => body,
    validateStatus: () => true,
    maxRedirects: 0,
    proxy: false,
    decompress: false,
    maxContentLength: maxAnswerBytes,
    headers: { 'Accept-Encoding': 'identity', 'User-Agent': 'cxb-exotel-integration', ...headers },
  });
}
