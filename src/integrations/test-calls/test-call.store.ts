import { Injectable } from '@nestjs/common';
import type { OnModuleInit } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import { Model } from 'mongoose';
import type { QueryFilter } from 'mongoose';
import { AuditTrail } from '../../audit/audit-trail.js';
import { Database } from '../../database/database.js';
import { isDuplicateKey } from '../../database/database.errors.js';
import { TOLERANCE_MS } from '../exotel/match-call.js';
import { e164Of } from '../exotel/phone-number.js';
import { CALL_STATUSES, hasEnded, statusesBefore, statusesBeforeOutcome } from './call-status.js';
import type { CallStatus } from './call-status.js';
import {
  toEventRecord,
  toFailureRecord,
  toFirstAnswer,
  toRequestedRecord,
  toTestCall,
} from './test-call.document.js';
import type {
  CallOutcome,
  CallReport,
  EarlierCall,
  NewTestCall,
  ReportEffect,
  TestCall,
} from './test-call.model.js';
import { TestCallRecord } from './test-call.schema.js';

/** No longer asked for: takes the call out of the index of those that are due. */
const NOT_ASKED_FOR = { next_poll_at: 1, lease_until: 1, lease_owner: 1 } as const;

/** A test call's own document: every change is one update whose filter forbids going back. */
@Injectable()
export class TestCallStore implements OnModuleInit {
  constructor(
    @InjectModel(TestCallRecord.name) private readonly calls: Model<TestCallRecord>,
    private readonly trail: AuditTrail,
    private readonly database: Database,
  ) {}

  onModuleInit(): void {
    this.trail.carry('test_calls', this.calls.collection);
    this.database.beforeReady(() => this.calls.createIndexes());
  }

  /** Stores a call as `requested`, before Exotel is asked. False: its idempotency key is taken. */
  async addRequested(call: NewTestCall): Promise<boolean> {
    try {
      await this.calls.insertMany([toRequestedRecord(call)], { lean: true });
      this.trail.nudge();
      return true;
    } catch (error) {
      if (call.idempotency && isDuplicateKey(error)) return false;
      throw error;
    }
  }

  /** Stores what the request came to, unless a report was faster; gives the call as it then stands. */
  async settleRequest(
    id: string,
    outcome: CallOutcome,
    at: Date,
    nextPollAt: Date,
  ): Promise<TestCall | null> {
    const { status, callSid, providerStatus, failure, isKeyFree } = outcome;
    const answer = { status, call_sid: callSid, provider_status: providerStatus, updated_at: at };
    const record = await this.calls
      .findOneAndUpdate(
        {
          _id: id,
          status: { $in: statusesBeforeOutcome(status) },
          call_sid: { $in: ['', callSid] },
          ...(!hasEnded(status) && STILL_ASKED_FOR),
        },
        {
          $set: {
            ...answer,
            first_answer: answer,
            ...(!hasEnded(status) && { next_poll_at: nextPollAt }),
            ...(failure && { failure: toFailureRecord(failure) }),
          },
          ...(hasEnded(status) && {
            $unset: { ...NOT_ASKED_FOR, ...(isKeyFree === true && { idempotency_hash: 1 }) },
          }),
          $push: { events: { at, source: 'request', status, provider_status: providerStatus } },
          $currentDate: { changed_at: true },
        },
        { returnDocument: 'after' },
      )
      .lean<TestCallRecord>();
    return record ? toTestCall(record) : this.settleBehindReport(id, outcome, at, nextPollAt);
  }

  /** Applies what Exotel says of a call. Repeated, late and out-of-order reports change nothing. */
  async applyReport(id: string, report: CallReport, at: Date): Promise<ReportEffect> {
    const { status, providerStatus, callSid } = report;
    if (status === null) return this.keepWord(id, report, at);
    const { modifiedCount } = await this.calls.updateOne(
      { _id: id, ...mayBecome(status), ...sameCall(callSid) },
      {
        $set: {
          status,
          updated_at: at,
          ...(providerStatus !== '' && { provider_status: providerStatus }),
          ...(callSid !== '' && { call_sid: callSid }),
        },
        ...(hasEnded(status) && { $unset: NOT_ASKED_FOR }),
        $push: { events: toEventRecord(report, status, at) },
        $currentDate: { changed_at: true },
      },
    );
    return modifiedCount > 0 ? 'changed' : this.whyNothingChanged(id, report, at);
  }

  /**
   * Of requests that were due to be settled and are not, because their process died or could not store what came of
   * them, nobody knows whether Exotel was asked.
   */
  async doubtUnsettled(now: Date): Promise<void> {
    await this.calls.updateMany(
      { status: 'requested', next_poll_at: { $lte: now } },
      {
        $set: { status: 'unknown', updated_at: now },
        $push: { events: { at: now, source: 'poll', status: 'unknown', provider_status: '' } },
        $currentDate: { changed_at: true },
      },
    );
  }

  /**
   * Ends the questions about a call whose end nobody told: it is `unknown`, until a late report settles it.
   * False: it has ended meanwhile.
   */
  async giveUp({ id, providerStatus }: TestCall, at: Date): Promise<boolean> {
    const asUnknown = await this.calls.updateOne(
      { _id: id, status: { $in: statusesBefore('unknown') } },
      {
        $set: { status: 'unknown', updated_at: at },
        $push: { events: { at, source: 'poll', status: 'unknown', provider_status: providerStatus } },
        $unset: NOT_ASKED_FOR,
        $currentDate: { changed_at: true },
      },
    );
    if (asUnknown.modifiedCount > 0) return true;
    const stillUnknown = await this.calls.updateOne(
      { _id: id, status: 'unknown' },
      { $unset: NOT_ASKED_FOR, $currentDate: { changed_at: true } },
    );
    return stillUnknown.modifiedCount > 0;
  }

  async findCall(id: string): Promise<TestCall | null> {
    const record = await this.calls.findOne({ _id: id }).lean<TestCallRecord>();
    return record && toTestCall(record);
  }

  /** The id of the call that a callback's token belongs to. */
  async findIdByCallback(callbackHash: string): Promise<string | null> {
    const record = await this.calls
      .findOne({ callback_hash: callbackHash }, { _id: 1 })
      .lean<{ _id: string }>();
    return record?._id ?? null;
  }

  /** The call that an earlier request with this key made since `since`; an older one gives the key free. */
  async findByIdempotencyKey(keyHash: string, since: Date): Promise<EarlierCall | null> {
    const record = await this.calls.findOne({ idempotency_hash: keyHash }).lean<TestCallRecord>();
    if (!record) return null;
    if (record.created_at >= since) {
      return {
        call: toTestCall(record),
        fingerprint: record.idempotency_fingerprint ?? '',
        firstAnswer: record.first_answer ? toFirstAnswer(record.first_answer) : null,
      };
    }
    await this.calls.updateOne(
      { _id: record._id, idempotency_hash: keyHash },
      { $unset: { idempotency_hash: 1 } },
    );
    return null;
  }

  /**
   * May the call of this SID be another one of ours: one that has it, or one to the same number at about the same
   * time whose SID is not known either?
   */
  async mayBeOther(callSid: string, { id, toNumber, createdAt }: TestCall): Promise<boolean> {
    const at = (ms: number): Date => new Date(createdAt.getTime() + ms);
    const alike: QueryFilter<TestCallRecord> = {
      $or: [{ to_e164: e164Of(toNumber) }, { to_number: toNumber }],
      created_at: { $gte: at(-ALIKE_WITHIN_MS), $lte: at(ALIKE_WITHIN_MS) },
      call_sid: '',
      status: { $nin: ['rejected', 'not_sent'] },
    };
    return (
      (await this.calls.exists({ call_sid: callSid, _id: { $ne: id } })) !== null ||
      (await this.calls.exists({ ...alike, _id: { $ne: id } })) !== null
    );
  }

  /** A callback was faster than Exotel's answer to the request: only what it did not know is added. */
  private async settleBehindReport(
    id: string,
    { callSid, failure }: CallOutcome,
    at: Date,
    nextPollAt: Date,
  ): Promise<TestCall | null> {
    if (callSid !== '') await this.addSid(id, callSid, at);
    // Named by a report, in a word that we do not know, and not by this answer: nobody can say which of them is right.
    await this.calls.updateOne(
      { _id: id, status: 'requested' },
      {
        $set: { status: 'unknown', updated_at: at, next_poll_at: nextPollAt },
        $push: { events: { at, source: 'request', status: 'unknown', provider_status: '' } },
        $currentDate: { changed_at: true },
      },
    );
    const record = await this.calls.findOne({ _id: id }).lean<TestCallRecord>();
    if (!record) return null;
    const { status, call_sid, provider_status, updated_at } = record;
    await this.calls.updateOne(
      { _id: id, first_answer: { $exists: false } },
      {
        $set: {
          first_answer: { status, call_sid, provider_status, updated_at },
          ...(failure && { failure: toFailureRecord(failure) }),
        },
      },
    );
    return toTestCall(record);
  }

  /** A word that we do not know changes no status; it is kept while nothing better is known. */
  private async keepWord(
    id: string,
    { providerStatus, callSid }: CallReport,
    at: Date,
  ): Promise<ReportEffect> {
    if (providerStatus !== '') {
      const { modifiedCount } = await this.calls.updateOne(
        { _id: id, status: { $in: OPEN }, provider_status: { $ne: providerStatus }, ...sameCall(callSid) },
        {
          $set: {
            provider_status: providerStatus,
            updated_at: at,
            ...(callSid !== '' && { call_sid: callSid }),
          },
          $currentDate: { changed_at: true },
        },
      );
      if (modifiedCount > 0) return 'changed';
    }
    if (callSid !== '') await this.addSid(id, callSid, at);
    return 'nothing';
  }

  private async whyNothingChanged(
    id: string,
    { status, callSid }: CallReport,
    at: Date,
  ): Promise<ReportEffect> {
    if (callSid !== '') await this.addSid(id, callSid, at);
    const call = await this.findCall(id);
    const isSameCall = call !== null && (callSid === '' || call.callSid === callSid);
    const isOtherEnd = isSameCall && status !== null && hasEnded(status) && status !== call.status;
    return isOtherEnd && hasEnded(call.status) ? 'conflict' : 'nothing';
  }

  private async addSid(id: string, callSid: string, at: Date): Promise<void> {
    await this.calls.updateOne(
      { _id: id, call_sid: '' },
      { $set: { call_sid: callSid }, $max: { updated_at: at }, $currentDate: { changed_at: true } },
    );
  }
}

/** Two calls of ours can fit one of Exotel's while they lie this close together. */
const ALIKE_WITHIN_MS = 2 * TOLERANCE_MS;

const OPEN = CALL_STATUSES.filter((status) => !hasEnded(status));

/** Given up, a call is `unknown` until its end is told: that it rang once is no news. */
const STILL_ASKED_FOR = { next_poll_at: { $exists: true } } as const;

/** What a call must be to become `status`. Once nobody asks about a call any more, only an end is news. */
function mayBecome(status: CallStatus): QueryFilter<TestCallRecord> {
  const before = { status: { $in: statusesBefore(status) } };
  return hasEnded(status) ? before : { ...before, ...STILL_ASKED_FOR };
}

/** A report with another SID than the call has is not about it. */
function sameCall(callSid: string): QueryFilter<TestCallRecord> {
  return callSid === '' ? {} : { call_sid: { $in: ['', callSid] } };
}
