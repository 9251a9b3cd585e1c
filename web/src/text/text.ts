/** Every word that the page shows; a translation is another object of the same shape. */
import { calls } from './calls';
import { common } from './common';
import { exotel } from './exotel';
import { knowing } from './knowing';
import { fleet, settings } from './platform';
import { setup } from './setup';
import { signIn } from './sign-in';

export const text = { common, signIn, exotel, setup, calls, settings, fleet, knowing };
