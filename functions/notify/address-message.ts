import type { Language } from '../../schemas/codes.ts';
import { type DeclarationState, isClosed } from '../../schemas/life-cycle.ts';
import type { Notification, ShortMessage } from '../../schemas/notification.ts';
import { pathOf } from '../../schemas/region.ts';
import type { WorklistRow } from '../../schemas/worklist.ts';
import { countRows, ownRows } from './count-rows.ts';
import {
  wordBreakGlass,
  wordCharge,
  wordCityChanges,
  wordCityCounts,
  wordCitySilent,
  wordCode,
  wordDeclaredForYou,
  wordDigest,
  wordExportWaiting,
  wordFeedHeld,
  wordFeedSilent,
  wordFinding,
  wordFindingsLate,
  wordMeasureLifted,
  wordMeasuresLifted,
  wordReportClosed,
  wordReportMissing,
  wordReportReminder,
  wordTransfer,
} from './word-message.ts';

export interface Recipients {
  /** The phones of the active officers of a place, the officer before the deputies; above, of its administrators. */
  phonesAt(place: string): Promise<string[]>;
  /** The same of a community or a township, with all that waits there. */
  waitingAt(place: string): Promise<{ phones: string[]; rows: readonly Omit<WorklistRow, 'section'>[] }>;
  /** The traveller of a declaration; nobody when it is gone. */
  travellerOf(
    id: string,
  ): Promise<{ phone: string; language: Language; state: DeclarationState } | undefined>;
  /** To whom a one-time code goes; nobody when it has expired. */
  challenged(challenge: string): Promise<{ phone: string; language: Language; code: string } | undefined>;
  /** What a region is called. */
  nameOf(region: string): Promise<string>;
}

/** Where messages lead: the addresses of the citizens' site and of the administrators'. */
export interface Sites {
  citizen: string;
  desk: string;
}

/** What a notification becomes: a message for each who is to know, under an id that is the same when it is told again. */
export async function addressMessage(
  recipients: Recipients,
  notification: Notification,
  sites: Sites,
): Promise<ShortMessage[]> {
  switch (notification.kind) {
    case 'round-digest':
      return digestFor(recipients, notification);
    case 'transfer-waiting':
      return toEach(await recipients.phonesAt(notification.place), notification, wordTransfer());
    case 'break-glass':
      return toEach(await recipients.phonesAt(notification.place), notification, wordBreakGlass());
    case 'report-reminder':
      return toEach(
        await recipients.phonesAt(notification.place),
        notification,
        wordReportReminder(notification.day),
      );
    case 'report-missing':
      return toEach(
        await recipients.phonesAt(notification.place),
        notification,
        wordReportMissing(notification.day, notification.missing),
      );
    case 'report-closed':
      return toEach(
        await recipients.phonesAt(notification.place),
        notification,
        wordReportClosed(notification, sites.desk),
      );
    case 'finding-opened':
      return toEach(await atPlaceOrAbove(recipients, notification.place), notification, wordFinding());
    case 'measures-lifted':
      return toEach(await atPlaceOrAbove(recipients, notification.place), notification, wordMeasuresLifted());
    case 'measure-lifted': {
      const traveller = await recipients.travellerOf(notification.declaration);
      // Somebody may have imposed what another rule yields by now.
      if (traveller?.state !== 'released' && traveller?.state !== 'arrived') return [];
      return toEach([traveller.phone], notification, wordMeasureLifted(traveller, sites.citizen));
    }
    case 'separation-charge':
      return toEach(
        await atPlaceOrAbove(recipients, notification.place),
        notification,
        wordCharge(notification, sites.desk),
      );
    case 'findings-late':
      return toEach(
        await recipients.phonesAt(notification.place),
        notification,
        wordFindingsLate(notification.count, sites.desk),
      );
    case 'export-waiting':
      return toEach(
        await approversOf(recipients, notification.place),
        notification,
        wordExportWaiting(notification.rows, sites.desk),
      );
    case 'feed-silent':
      return toEach(
        await recipients.phonesAt(notification.place),
        notification,
        wordFeedSilent(notification, sites.desk),
      );
    case 'city-silent':
      return toEach(
        await recipients.phonesAt(notification.place),
        notification,
        wordCitySilent(notification, await recipients.nameOf(notification.city), sites.desk),
      );
    case 'city-counts':
      return toEach(
        await recipients.phonesAt(notification.place),
        notification,
        wordCityCounts(notification, await recipients.nameOf(notification.city), sites.desk),
      );
    case 'city-changes':
      return toEach(
        await recipients.phonesAt(notification.place),
        notification,
        wordCityChanges(notification, await recipients.nameOf(notification.city), sites.desk),
      );
    case 'feed-held':
      return toEach(
        await recipients.phonesAt(notification.place),
        notification,
        wordFeedHeld(notification, sites.desk),
      );
    case 'declared-for-you': {
      const traveller = await recipients.travellerOf(notification.declaration);
      // What is withdrawn by now is nothing to see or take over.
      if (traveller === undefined || isClosed(traveller.state)) return [];
      return toEach([traveller.phone], notification, wordDeclaredForYou(sites.citizen, traveller.language));
    }
    case 'citizen-code': {
      const sent = await recipients.challenged(notification.challenge);
      return sent === undefined ? [] : toEach([sent.phone], notification, wordCode(sent.code, sent.language));
    }
  }
}

/** Where nobody works, the township sees to it (requirements B3). */
async function atPlaceOrAbove(recipients: Recipients, place: string): Promise<string[]> {
  const own = await recipients.phonesAt(place);
  const above = pathOf(place).at(-2);
  return own.length > 0 || above === undefined ? own : recipients.phonesAt(above);
}

/** Where one works alone, the level above approves what they ask for: they can't do it themselves. */
async function approversOf(recipients: Recipients, place: string): Promise<string[]> {
  const own = await recipients.phonesAt(place);
  const above = pathOf(place).at(-2);
  return own.length > 1 || above === undefined ? own : [...own, ...(await recipients.phonesAt(above))];
}

/** Nothing where what was announced is gone by now: withdrawn, or elsewhere (requirements B2). */
async function digestFor(
  recipients: Recipients,
  notification: Extract<Notification, { kind: 'round-digest' }>,
): Promise<ShortMessage[]> {
  const { phones, rows } = await recipients.waitingAt(notification.place);
  const roundAt = new Date(notification.roundAt);
  const own = ownRows(rows, roundAt);
  if (own.length === 0) return [];
  return toEach(phones, notification, wordDigest(roundAt, countRows(own, roundAt)));
}

function toEach(
  phones: readonly string[],
  { id, kind }: Pick<Notification, 'id' | 'kind'>,
  text: string,
): ShortMessage[] {
  return phones.map((to, index) => ({ id: index === 0 ? id : `${id}-${index + 1}`, kind, to, text }));
}
