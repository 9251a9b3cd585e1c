import { Injectable } from '@nestjs/common';
import type { PipeTransform } from '@nestjs/common';
import { parseCallback } from './callback.wire.js';
import type { CallReport } from './test-call.model.js';

/** Exotel's body → our model; null for one that names no state, which is refused only once the token was looked at. */
@Injectable()
export class CallbackPipe implements PipeTransform<unknown, CallReport | null> {
  transform(body: unknown): CallReport | null {
    return parseCallback(body);
  }
}
