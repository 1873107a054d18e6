import { describe, expect, it } from 'vitest';
import { raiseSilence, type SilenceNeeds } from '../../../functions/compare/silence/raise-silence.ts';
import type { FeedHistory } from '../../../schemas/feed-freshness.ts';
import type { FeedLast } from '../../../schemas/feed-run.ts';
import { type Notification, notification } from '../../../schemas/notification.ts';
import { afternoon, hoursAfter } from '../../support/builders.ts';
import { aMandate } from '../mandates/a-mandate.ts';

const runOf = (hoursAgo: number) =>
  `${hoursAfter(-hoursAgo).getTime().toString(36).padStart(9, '0')}-0123456789abcdef`;
const aLast = (kind: FeedLast['kind'], hoursAgo: number): FeedLast => ({
  ...{ kind, run: runOf(hoursAgo) },
  receivedAt: hoursAfter(-hoursAgo).toISOString(),
});

function watching(given: Partial<FeedHistory>) {
  const history = { runs: [], last: [], mandates: [], ...given };
  const told = new Map<string, string>();
  const sent: Notification[] = [];
  const needs: SilenceNeeds = {
    known: () => Promise.resolve({ history, told }),
    notify: (one) => Promise.resolve(void sent.push(notification.parse(one))),
    remember: ({ kind, run }) => Promise.resolve(void told.set(kind, run)),
  };
  return { history, needs, sent, look: (now = afternoon) => raiseSilence(needs, now) };
}

describe('looking after the sources', () => {
  it('raises each that is silent, and no other', async () => {
    const { look, sent } = watching({
      last: [aLast('pcr', 9.5), aLast('health-code', 23), aLast('close-contact', 25), aLast('rail', 100)],
    });
    expect(await look()).toEqual([
      { kind: 'pcr', late: 3 },
      { kind: 'close-contact', late: 1 },
    ]);
    expect(sent).toMatchObject([
      {
        id: `feed-silent-pcr-${runOf(9.5)}`,
        place: '41',
        feed: 'pcr',
        since: hoursAfter(-9.5).toISOString(),
      },
      { id: `feed-silent-close-contact-${runOf(25)}` },
    ]);
  });

  it('raises nothing where nothing has ever come', async () => {
    const { look, sent } = watching({ mandates: [aMandate()] });
    expect([await look(), sent]).toEqual([[], []]);
  });

  it('tells of a silence once, rings as long as it lasts, and tells of the next one', async () => {
    const { history, look, sent } = watching({ last: [aLast('pcr', 9)] });
    for (const hours of [0, 0.5, 1, 400]) expect(await look(hoursAfter(hours))).toHaveLength(1);
    expect(sent).toHaveLength(1);
    history.last = [aLast('pcr', -401)];
    expect(await look(hoursAfter(402))).toEqual([]);
    expect(await look(hoursAfter(408))).toHaveLength(1);
    expect(sent.map(({ id }) => id)).toEqual([
      `feed-silent-pcr-${runOf(9)}`,
      `feed-silent-pcr-${runOf(-401)}`,
    ]);
  });

  it('tells again under the same id when it could not be remembered', async () => {
    const { needs, sent } = watching({ last: [aLast('pcr', 9)] });
    const forgetful = { ...needs, remember: () => Promise.reject(new Error('no table')) };
    await expect(raiseSilence(forgetful, afternoon)).rejects.toThrow('no table');
    await raiseSilence(needs, afternoon);
    expect(new Set(sent.map(({ id }) => id)).size).toBe(1);
  });
});
