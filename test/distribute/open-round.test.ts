import { describe, expect, it } from 'vitest';
import { openRound, type Round, type RoundNeeds } from '../../functions/distribute/open-round.ts';
import type { Notification } from '../../schemas/notification.ts';
import { community, otherCommunity } from '../support/builders.ts';

const at = (time: string) => new Date(`2026-01-20T${time}:00+08:00`);
const iso = (time: string) => at(time).toISOString();

/** The last round, as it stands when every place of it was told at once. */
const tellingEnded = (roundAt: string): Round => ({ at: roundAt, told: { at: roundAt, listedAt: roundAt } });

interface Rounds extends RoundNeeds {
  current: Round | undefined;
  announced: Record<string, string[][]>;
  /** When a place was noted for a round, where it was not half an hour before. */
  notedLater: Record<string, string>;
  digests: Notification[];
  /** After how many digests the function dies. */
  diesAfter: number;
}

/** Two places, announced for 14:30; the round before came at 14:00. */
function someRounds(given: Partial<Rounds> = {}): Rounds {
  const needs: Rounds = {
    current: tellingEnded(iso('14:00')),
    announced: { [iso('14:30')]: [[community], [otherCommunity]] },
    notedLater: {},
    digests: [],
    diesAfter: Number.POSITIVE_INFINITY,
    rounds: {
      find: () => Promise.resolve(needs.current),
      move: ({ at: next, previous }) => {
        const isNext = needs.current?.at === previous;
        if (isNext)
          needs.current = { told: tellingEnded(previous ?? iso('14:00')).told, ...needs.current, at: next };
        return Promise.resolve(isNext);
      },
      finish: (told) => {
        if (needs.current !== undefined) needs.current = { ...needs.current, told };
        return Promise.resolve();
      },
      places: async function* (roundAt) {
        await Promise.resolve();
        const noted = (place: string) => needs.notedLater[`${roundAt} ${place}`] ?? halfAnHourBefore(roundAt);
        for (const places of needs.announced[roundAt] ?? [])
          yield places.map((place) => ({ place, markedAt: noted(place) }));
      },
    },
    notify: (notifications) => {
      if (needs.digests.length >= needs.diesAfter) return Promise.reject(new Error('killed'));
      needs.digests.push(...notifications);
      return Promise.resolve();
    },
    ...given,
  };
  return needs;
}

const halfAnHourBefore = (roundAt: string) => new Date(Date.parse(roundAt) - 1_800_000).toISOString();
const open = (needs: Rounds, scheduledAt: Date, now = scheduledAt) =>
  openRound(needs, scheduledAt, () => now);
const idOf = (roundAt: string, place: string) => `round-digest-${roundAt}-${place}`;
const idsOf = ({ digests }: Rounds) => digests.map(({ id }) => id);
const bothDigests = [community, otherCommunity].map((place) => idOf(iso('14:30'), place));

describe('a distribution round (B2)', () => {
  it('tells each place with something new once, and says how many it told', async () => {
    const needs = someRounds();
    expect(await open(needs, at('14:30'))).toBe(2);
    expect(needs.digests).toEqual([
      { kind: 'round-digest', id: bothDigests[0], place: community, roundAt: iso('14:30') },
      { kind: 'round-digest', id: bothDigests[1], place: otherCommunity, roundAt: iso('14:30') },
    ]);
  });

  it('tells no place that nothing was announced for, whatever waits there', async () => {
    const needs = someRounds({ announced: {} });
    expect([await open(needs, at('14:30')), needs.digests]).toEqual([0, []]);
  });

  it('is the one of the timetable, however late the schedule comes', async () => {
    const needs = someRounds();
    await open(needs, at('14:47'));
    expect([needs.current?.at, idsOf(needs)]).toEqual([iso('14:30'), bothDigests]);
  });

  it('comes the first time of all without one before it', async () => {
    const needs = someRounds({ current: undefined });
    await open(needs, at('14:30'));
    expect([needs.current?.at, idsOf(needs)]).toEqual([iso('14:30'), bothDigests]);
  });
});

describe('the last round that came', () => {
  it('moves forward, and knows up to which round everything was told', async () => {
    const needs = someRounds();
    await open(needs, at('14:30'), at('14:31'));
    expect(needs.current).toEqual({ at: iso('14:30'), told: { at: iso('14:30'), listedAt: iso('14:31') } });
  });

  it('never moves back: an earlier round that comes late tells nobody', async () => {
    const needs = someRounds({ current: tellingEnded(iso('15:00')) });
    expect(await open(needs, at('14:30'))).toBe(0);
    expect([needs.current?.at, needs.digests]).toEqual([iso('15:00'), []]);
  });

  it('is moved by one of two that come at once, and both tell the same', async () => {
    const needs = someRounds();
    await Promise.all([open(needs, at('14:30')), open(needs, at('14:30'))]);
    expect(needs.current).toEqual(tellingEnded(iso('14:30')));
    expect(new Set(idsOf(needs))).toEqual(new Set(bothDigests));
  });

  it('stays the later of two different ones that come at once', async () => {
    const needs = someRounds();
    await Promise.all([open(needs, at('15:00')), open(needs, at('14:30'))]);
    expect(needs.current?.at).toBe(iso('15:00'));
  });
});

describe('a round that is run again', () => {
  it('after it ended well tells nobody again', async () => {
    const needs = someRounds();
    await open(needs, at('14:30'));
    await open(needs, at('14:30'));
    expect(idsOf(needs)).toEqual(bothDigests);
  });

  it('after it died half-way tells those that were not told, and the others under the ids they know', async () => {
    const needs = someRounds({ diesAfter: 1 });
    await expect(open(needs, at('14:30'))).rejects.toThrow('killed');
    expect([needs.current?.told.at, idsOf(needs)]).toEqual([iso('14:00'), bothDigests.slice(0, 1)]);
    needs.diesAfter = Number.POSITIVE_INFINITY;
    await open(needs, at('14:30'));
    expect(idsOf(needs)).toEqual([...bothDigests.slice(0, 1), ...bothDigests]);
  });
});

describe('rounds that did not happen, or failed', () => {
  it('are made up for by the next one, which tells each place once, for the last round it was noted for', async () => {
    const needs = someRounds({
      announced: {
        [iso('14:30')]: [[community]],
        [iso('15:00')]: [[otherCommunity, community]],
        [iso('15:30')]: [[community]],
      },
    });
    expect(await open(needs, at('15:30'))).toBe(2);
    expect(idsOf(needs)).toEqual([idOf(iso('15:30'), community), idOf(iso('15:00'), otherCommunity)]);
  });

  it('lose nothing when one fails in every retry: the next tells what was untold, and no place by another id', async () => {
    const needs = someRounds({ diesAfter: 1 });
    for (let time = 0; time < 3; time += 1) await expect(open(needs, at('14:30'))).rejects.toThrow('killed');
    needs.diesAfter = Number.POSITIVE_INFINITY;
    await open(needs, at('15:00'));
    expect(new Set(idsOf(needs))).toEqual(new Set(bothDigests));
    expect(needs.current?.told.at).toBe(iso('15:00'));
  });

  it('are not told again when they did: the one before is over', async () => {
    const needs = someRounds({ announced: { [iso('14:00')]: [[community]], [iso('14:30')]: [] } });
    await open(needs, at('14:30'));
    expect(needs.digests).toEqual([]);
  });

  it('are made up for across the night', async () => {
    const lastEvening = new Date('2026-01-19T20:30:00+08:00').toISOString();
    const nine = new Date('2026-01-19T21:00:00+08:00').toISOString();
    const needs = someRounds({ current: tellingEnded(lastEvening), announced: { [nine]: [[community]] } });
    await open(needs, at('07:00'));
    expect(idsOf(needs)).toEqual([idOf(nine, community)]);
  });

  it('are made up for over two days at most: what waits longer is overdue', async () => {
    const longAgo = new Date('2026-01-10T07:00:00+08:00').toISOString();
    const lastWeek = new Date('2026-01-13T07:00:00+08:00').toISOString();
    const needs = someRounds({ current: tellingEnded(longAgo), announced: { [lastWeek]: [[community]] } });
    await open(needs, at('14:30'));
    expect(needs.digests).toEqual([]);
  });
});

describe('a place that was noted for a round while that listed its places', () => {
  const late = (markedAt: string) => {
    const needs = someRounds({
      current: { at: iso('14:30'), told: { at: iso('14:30'), listedAt: iso('14:31') } },
    });
    needs.notedLater[`${iso('14:30')} ${community}`] = markedAt;
    return needs;
  };

  it.each(['14:30', '14:31', '14:32'])(
    'at %s, is told by the next, under the id of its own',
    async (time) => {
      const needs = late(iso(time));
      await open(needs, at('15:00'));
      expect(idsOf(needs)).toEqual([idOf(iso('14:30'), community)]);
    },
  );

  it('is not told again when it was noted more than a minute before: it was listed', async () => {
    const needs = late(new Date(at('14:30').getTime() - 1).toISOString());
    await open(needs, at('15:00'));
    expect(needs.digests).toEqual([]);
  });

  it('is told once where the next round has something new for it as well', async () => {
    const needs = late(iso('14:31'));
    needs.announced[iso('15:00')] = [[community]];
    await open(needs, at('15:00'));
    expect(idsOf(needs)).toEqual([idOf(iso('15:00'), community)]);
  });
});
