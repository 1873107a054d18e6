import { type ClosedRow, communityReport, reportProblem } from '../../schemas/daily-report.ts';
import type { RegionReport } from '../../schemas/report-progress.ts';
import type { Execution } from '../../scripts/local/seams/machines.ts';
import { confirmReport, declare, recordArrival } from '../support/reporting.ts';
import type { Reach } from '../support/running-system.ts';

/** A township in each of two counties, and all that is done about their report of a day. */
export const day = '2026-01-17';
const next = '2026-01-18';
/** Soon after each other: what waits for the clock between them costs time and proves nothing. */
export const times = {
  ...{ remind: '01:00', confirmBy: '01:30', tellTownships: '01:40', tellCounties: '01:50', close: '02:30' },
};
export const prefixes = ['410105001', '410102001'];
export const counties = ['410102', '410105'];
export const regions = ['41', '4101', ...counties, ...prefixes];
export const [figures, zero, objecting, late] = [
  ...['410105001003', '410105001006', '410105001008', '410105001009'],
] as [string, string, string, string];

/** What came of a day that was played to its end. */
export interface Played {
  executions: readonly Execution[];
  reports: Record<string, RegionReport>;
  rows: readonly ClosedRow[];
  /** When each word was taken, by the community that gave it. */
  words: Record<string, string>;
  messages: readonly { id: string; to: string; text: string; kind: string }[];
  deadLetters: number;
}

interface Act {
  name: string;
  /** In Shanghai. */
  at: string;
  /** Done again it changes nothing. Its answer is kept. */
  act: () => Promise<unknown>;
}

/** The acts of the day in their order; `done` has the answers of those that were done. */
export function actsOf(reach: Reach, done: ReadonlyMap<string, unknown>): Act[] {
  const declares = async (n: number, community: string) => {
    const expectedArrivalAt = `${day}T16:00:00+08:00`;
    return (await declare(reach, { n, community, expectedArrivalAt, key: `declaration-${n}-of-the-day` })).id;
  };
  const arrives = async (declaration: string, community: string, time: string) => {
    const arrivedAt = `${day}T${time}+08:00`;
    const deed = {
      id: String(done.get(declaration)),
      community,
      arrivedAt,
      key: `arrival-of-${declaration}`,
    };
    return (await recordArrival(reach, deed)).status;
  };
  const confirms = async (community: string, more: Record<string, string> = {}) => {
    const deed = { day, community, key: `the-word-of-${community}` };
    return (await confirmReport(reach, deed, more)).as(communityReport).confirmation?.at;
  };
  const wrong = { attests: 'zero', objection: '此人从未来过本社区，电话为他人误填' };
  const isShown = async (community: string) => {
    const refused = await confirmReport(reach, { day, community }, { attests: 'zero' });
    return refused.as(reportProblem).contradictionsTag ?? '';
  };
  return [
    { name: 'first', at: `${day}T10:10:00`, act: () => declares(1, figures) },
    { name: 'second', at: `${day}T10:11:00`, act: () => declares(2, figures) },
    { name: 'third', at: `${day}T10:12:00`, act: () => declares(3, objecting) },
    { name: 'fourth', at: `${day}T10:13:00`, act: () => declares(4, late) },
    { name: 'arrival', at: `${day}T12:00:00`, act: () => arrives('first', figures, '11:00:00') },
    { name: 'told at night', at: `${next}T00:01:00`, act: () => arrives('second', figures, '21:00:00') },
    { name: figures, at: `${next}T00:30:00`, act: () => confirms(figures) },
    { name: zero, at: `${next}T01:10:00`, act: () => confirms(zero) },
    { name: 'shown', at: `${next}T01:34:00`, act: () => isShown(objecting) },
    {
      name: objecting,
      at: `${next}T01:35:00`,
      act: () => confirms(objecting, { ...wrong, contradictionsTag: String(done.get('shown')) }),
    },
    { name: 'told at two', at: `${next}T02:00:00`, act: () => arrives('fourth', late, '22:00:00') },
    { name: late, at: `${next}T02:20:00`, act: () => confirms(late) },
    { name: 'closed', at: `${next}T02:50:00`, act: () => Promise.resolve(true) },
  ];
}
