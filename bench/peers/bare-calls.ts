/**
 * What a script would do: axios with its defaults, xml2js, nothing stored, nothing answered to anyone.
 *
 *   node bare-calls.js <exotel url> <calls> <at once>
 */
import axios from 'axios';
import { parseStringPromise } from 'xml2js';

const [exotelUrl = '', calls = '1', atOnce = '1'] = process.argv.slice(2);
const url = `${exotelUrl}/v1/Accounts/cxbsim/Calls/connect`;

async function placeOne(): Promise<void> {
  const form = new URLSearchParams({
    From: '+919876543210',
    CallerId: '+918047110001',
    Url: 'http://my.exotel.com/cxbsim/exoml/start_voice/70001',
    CallType: 'trans',
    CustomField: 'cxb-test:bench',
  });
  const auth = { username: 'simkey', password: 'simtoken' };
  const { data } = await axios.post<string>(url, form, { auth });
  const document = (await parseStringPromise(data, { explicitArray: false })) as Answer;
  if (!document.TwilioResponse?.Call?.Sid) throw new Error(`no call SID in ${data}`);
}

interface Answer {
  readonly TwilioResponse?: { readonly Call?: { readonly Sid?: string } };
}

let left = Number(calls);
const worker = async (): Promise<void> => {
  while (left-- > 0) await placeOne();
};
const warmUp = left / 4;
left = warmUp;
await Promise.all(Array.from({ length: Number(atOnce) }, worker));
left = Number(calls);
const began = performance.now();
await Promise.all(Array.from({ length: Number(atOnce) }, worker));
console.log((Number(calls) / (performance.now() - began)) * 1_000);
