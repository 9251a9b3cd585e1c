import { SetMetadata } from '@nestjs/common';
import type { CustomDecorator } from '@nestjs/common';

export const ANYTIME_KEY = 'anytime';

/** A route that answers while the database is away. */
export function Anytime(): CustomDecorator {
  return SetMetadata(ANYTIME_KEY, true);
}
