/** Every word that the page shows; a translation is another object of the same shape. */
import { audit } from './audit';
import { calls } from './calls';
import { common } from './common';
import { exotel } from './exotel';
import { knowing } from './knowing';
import { fleet, settings } from './platform';
import { setup } from './setup';
import { signIn } from './sign-in';
import { warnings } from './warnings';

export const text = { common, signIn, exotel, setup, calls, settings, fleet, knowing, audit, warnings };
