import { describe, expect, it } from 'vitest';
import { type Counters, limitSubmissions } from '../../functions/declare/limit-submissions.ts';
import { problemAnswer } from '../../functions/shared/http/problem-answer.ts';
import { afternoon, hoursAfter, phoneNumber } from '../support/builders.ts';

/** What the table counts; `asked` is how often it was. */
function countersInMemory() {
  const kept = new Map<string, number>();
  const asked: string[] = [];
  const counters: Counters = {
    count: (phone, window) => {
      const name = `${phone} ${window}`;
      asked.push(name);
      kept.set(name, (kept.get(name) ?? 0) + 1);
      return Promise.resolve(kept.get(name) ?? 0);
    },
  };
  return { counters, asked };
}

async function admitTimes(limit: ReturnType<typeof limitSubmissions>, times: number, phone = phoneNumber()) {
  for (let time = 0; time < times; time += 1) await limit.admit(phone);
}

describe('how much is declared with one phone', () => {
  it('costs nothing while it is not suspicious', async () => {
    const { counters, asked } = countersInMemory();
    await admitTimes(
      limitSubmissions(counters, () => afternoon),
      5,
    );
    expect(asked).toEqual([]);
  });

  it('is counted from the sixth on, and refused beyond thirty counted in the hour', async () => {
    const { counters, asked } = countersInMemory();
    const limit = limitSubmissions(counters, () => afternoon);
    await admitTimes(limit, 35);
    expect(asked).toHaveLength(30);
    // 14:10: the hour has 50 minutes to go.
    const refusal: unknown = await limit.admit(phoneNumber()).catch((error: unknown) => error);
    expect(refusal).toMatchObject({ status: 429, code: 'too-many-requests', retryAfterSeconds: 3_000 });
    expect(problemAnswer(refusal, 'zh')).toMatchObject({
      statusCode: 429,
      headers: { 'retry-after': '3000' },
    });
  });

  it('is counted together by all functions that are suspicious', async () => {
    const { counters } = countersInMemory();
    const [one, other] = [counters, counters].map((shared) => limitSubmissions(shared, () => afternoon));
    if (one === undefined || other === undefined) throw new Error('two functions');
    await admitTimes(one, 20);
    await admitTimes(other, 20);
    await expect(admitTimes(one, 1)).rejects.toMatchObject({ status: 429 });
  });

  it('says nothing about another phone, nor about the next hour', async () => {
    const { counters } = countersInMemory();
    let now = afternoon;
    const limit = limitSubmissions(counters, () => now);
    await admitTimes(limit, 35);
    await expect(admitTimes(limit, 35, phoneNumber(2))).resolves.toBeUndefined();
    now = hoursAfter(1);
    await expect(admitTimes(limit, 35)).resolves.toBeUndefined();
  });
});
