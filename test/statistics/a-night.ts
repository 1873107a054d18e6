import type { DeclarationSources } from '../../functions/shared/table/declaration-store.ts';
import { findVerdict, type Verdict } from '../../functions/shared/table/verdict-store.ts';
import { nightIn } from '../../functions/statistics/night-adapter.ts';
import type { NightMessage } from '../../functions/statistics/night-message.ts';
import { openRecount } from '../../functions/statistics/recount-adapter.ts';
import { type NightTended, tendNight } from '../../functions/statistics/tend-night.ts';

/** A night whose recount is looked after by a test. */
export interface ANight {
  /** Looks after it once; what is sent is kept. */
  tend(): Promise<NightTended>;
  /** What was sent by the last look. */
  sent(): readonly NightMessage[];
  /** Takes the steps that were sent, so many minutes after 03:00. */
  take(minutes: number, sources?: DeclarationSources): Promise<void>;
  /** All of it, as the schedule does. */
  whole(): Promise<NightTended>;
  verdict(region: string): Promise<Verdict | undefined>;
}

export function aNight(sources: DeclarationSources, night: string): ANight {
  let sent: readonly NightMessage[] = [];
  const at = (minutes: number) => new Date(Date.parse(`${night}T03:00:00+08:00`) + minutes * 60_000);
  const tend = async () => {
    sent = [];
    return tendNight(
      nightIn(sources, (messages) => {
        sent = messages;
        return Promise.resolve();
      }),
      night,
    );
  };
  const take: ANight['take'] = async (minutes, through = sources) => {
    const steps = openRecount(through);
    for (const message of sent)
      if (message.step === 'recount') await steps.recount(message);
      else await steps.judge(message, at(minutes));
  };
  return {
    tend,
    sent: () => sent,
    take,
    whole: async () => {
      for (let minutes = 0; minutes <= 165; minutes += 15) {
        const tended = await tend();
        if (tended.stage === 'ended') return tended;
        await take(minutes);
      }
      throw new Error('the night was too short');
    },
    verdict: (region) => findVerdict(sources, night, region),
  };
}
