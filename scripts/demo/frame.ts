import type { Cast } from './cast.js';
import { ROLES } from './cast.js';
import type { Screen } from './screen.js';
import type { Story } from './story.js';

/** What is seen first: who takes part. */
export function greet(screen: Screen, cast: Cast, tookMs: number): void {
  const { print, paint } = screen;
  print('');
  print(paint('bold', 'A test call from the button to the bot, without a carrier, a phone or money'));
  print('');
  print(`The service          ${cast.serviceUrl}   built, on the embedded database in ${cast.folder}`);
  print(`Exotel (stand-in)    ${cast.exotelUrl}   the carrier, in real time`);
  print(`the fast Exotel      ${cast.fastExotelUrl}   another one, whose clock runs faster`);
  print(`Core (stand-in)      ${cast.coreUrl}   where the bots live`);
  print(`All of them run on this machine only and were ready after ${seconds(tookMs)}.`);
  print('');
}

/** Whether all went as it should, and what did not. */
export function sumUp({ screen, differences, stepsTold }: Story, calls: number, tookMs: number): void {
  const { print, paint } = screen;
  if (differences.length === 0) {
    print(
      paint('green', `All ${stepsTold} steps and ${calls} calls went as they should, in ${seconds(tookMs)}.`),
    );
  } else {
    print(paint('red', `${differences.length} of what was expected did not come:`));
    for (const difference of differences) print(`  - ${difference}`);
  }
  print('');
}

/** Where a person looks next, and with which tokens. */
export function whereToGoOn(screen: Screen, cast: Cast, exits: boolean): void {
  const { print, paint } = screen;
  const link = cast.signInLink();
  if (link !== undefined) print(`The page, opened once as super_admin: ${paint('cyan', link)}`);
  print(`Swagger UI: ${paint('cyan', `${cast.serviceUrl}/api/docs`)}`);
  print('Authorize there with one of these tokens, valid for 8 hours:');
  for (const role of ROLES) print(`${role}: ${cast.tokens[role]}`);
  print('');
  print(`What Exotel saw: ${cast.exotelUrl}/sim/calls   What Core saw: ${cast.coreUrl}/sim/calls`);
  print(
    exits ? 'That was all; everything ends now.' : 'It stays up. Ctrl-C ends it all and removes the folder.',
  );
}

function seconds(ms: number): string {
  return `${(ms / 1_000).toFixed(1)} s`;
}
