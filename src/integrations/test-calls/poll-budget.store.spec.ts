import { mongo } from 'mongoose';
import type { Connection } from 'mongoose';
import { startEmbeddedDatabase } from '../../../test/support/embedded-database.js';
import type { EmbeddedDatabase } from '../../../test/support/embedded-database.js';
import type { PollingRules } from '../../config/config.js';
import { PollBudgetRecord, PollBudgetSchema } from './poll-budget.schema.js';
import { PollBudgetStore } from './poll-budget.store.js';
import { budgetPerWindow } from './poll-schedule.js';

const RULES = { perMinute: 99 } as PollingRules;
const LIMIT = budgetPerWindow(RULES);

describe('the budget of questions', () => {
  let database: EmbeddedDatabase;
  /** One in each of two instances. */
  let budgets: [PollBudgetStore, PollBudgetStore];

  beforeAll(async () => {
    database = await startEmbeddedDatabase();
    budgets = [storeOn(await database.connect()), storeOn(await database.connect())];
  });

  afterAll(() => database.stop());

  /** Of a store, what is tried here needs its collection alone. */
  function storeOn(connection: Connection): PollBudgetStore {
    const records = connection.model(PollBudgetRecord.name, PollBudgetSchema);
    return Object.assign(Object.create(PollBudgetStore.prototype) as PollBudgetStore, { budgets: records });
  }

  /** How many of so many questions at once, at alternate instances, are let through. */
  async function taken(tries: number, now: Date, count = 1): Promise<number> {
    const answers = await Promise.all(
      Array.from({ length: tries }, (_, index) => budgets[index % 2 ? 1 : 0].take(count, LIMIT, now)),
    );
    return answers.filter(Boolean).length;
  }

  it('is used up to its limit by two instances that ask at once, and no further', async () => {
    expect(await taken(60, new Date(Date.now() + 86_400_000))).toBe(LIMIT);
  });

  it('lets through a question for which another one has begun the window at the same moment', async () => {
    const outcomes = [Promise.reject(new mongo.MongoServerError({ code: 11_000 })), Promise.resolve()];
    const raced: PollBudgetStore = Object.assign(
      Object.create(PollBudgetStore.prototype) as PollBudgetStore,
      {
        budgets: { updateOne: () => outcomes.shift() },
      },
    );

    expect(await raced.take(1, LIMIT, new Date())).toBe(true);
  });

  it('counts a look into the list as the two questions that it is', async () => {
    expect(await taken(20, new Date(Date.now() + 2 * 86_400_000), 2)).toBe(Math.floor(LIMIT / 2));
  });

  it('keeps every minute below a hundred, wherever it begins', async () => {
    const begin = Date.now() + 3 * 86_400_000;
    const asked: { readonly second: number; readonly count: number }[] = [];

    for (let second = 0; second < 180; second++) {
      asked.push({ second, count: await taken(4, new Date(begin + second * 1_000)) });
    }

    for (let from = 0; from <= 120; from++) {
      const minute = asked.filter(({ second }) => second >= from && second < from + 60);
      const sum = minute.reduce((total, { count }) => total + count, 0);
      expect(sum).toBeLessThan(100);
      expect(sum).toBeGreaterThanOrEqual(80);
    }
  });
});
