import { channel, controlMeasure, direction, transport } from '../../../schemas/codes.ts';
import type { Declaration } from '../../../schemas/declaration.ts';
import { maskName } from '../../../schemas/masking.ts';
import { type RiskLevel, riskLevel } from '../../../schemas/occurrence.ts';
import type { WorklistRow } from '../../../schemas/worklist.ts';
import { measureInForce } from '../life-cycle/due-tests.ts';
import { staysTold } from '../life-cycle/lost-basis.ts';

/** What the rows of worklists and lists show of a declaration, with a few facts that need no index of their own. */
export type RowSummary = Pick<
  WorklistRow,
  | 'maskedName'
  | 'direction'
  | 'transport'
  | 'origin'
  | 'expectedArrivalAt'
  | 'submittedAt'
  | 'symptoms'
  | 'riskStay'
  | 'child'
  | 'shortNotice'
> &
  Pick<Declaration, 'forAnotherAdult' | 'takenOver' | 'channel'> & {
    arrivedAt?: string;
    /** Of the stays told on arrival. */
    riskLevel?: RiskLevel;
    /** The one in force, or that was until the case was closed; none when it was lifted. */
    measure?: (typeof controlMeasure.options)[number];
    /** Stays in risk areas are known: told on arrival, or in the form before it. */
    hasStays?: true;
  };

const flags = ['symptoms', 'riskStay', 'child', 'shortNotice', 'forAnotherAdult', 'takenOver'] as const;
// Behind the flags stand three numbers, of the first two 0 is for none; then one more flag.
const riskShift = flags.length;
const measureShift = riskShift + 2;
const channelShift = measureShift + 4;
const staysShift = channelShift + 4;

/** The summary as one text of about 60 bytes: it is paid for in the declaration and again in the index of places. */
export function writeSummary(summary: RowSummary): string {
  const { direction: way, transport: means, origin, maskedName } = summary;
  const { expectedArrivalAt, submittedAt, arrivedAt } = summary;
  const instants = [expectedArrivalAt, submittedAt, arrivedAt].map(writeInstant);
  return [way, means, origin, ...instants, writeBits(summary), maskedName].join('|');
}

function writeBits(summary: RowSummary): number {
  const risk = summary.riskLevel === undefined ? 0 : riskLevel.options.indexOf(summary.riskLevel) + 1;
  const measure = summary.measure === undefined ? 0 : controlMeasure.options.indexOf(summary.measure) + 1;
  return flags.reduce(
    (sum, name, index) => sum + (summary[name] ? 1 << index : 0),
    (risk << riskShift) +
      (measure << measureShift) +
      (channel.options.indexOf(summary.channel) << channelShift) +
      ((summary.hasStays ? 1 : 0) << staysShift),
  );
}

/** @throws Error for a text that is no summary. */
export function readSummary(written: string): RowSummary {
  const [way, means, origin = '', expected = '', submitted = '', arrived = '', bits, ...name] =
    written.split('|');
  const isOn = (flag: (typeof flags)[number]) => (Number(bits) & (1 << flags.indexOf(flag))) !== 0;
  const level = riskLevel.options[((Number(bits) >> riskShift) & 3) - 1];
  const measure = controlMeasure.options[((Number(bits) >> measureShift) & 15) - 1];
  return {
    direction: direction.parse(way),
    transport: transport.parse(means),
    origin,
    expectedArrivalAt: readInstant(expected),
    submittedAt: readInstant(submitted),
    ...(arrived !== '' && { arrivedAt: readInstant(arrived) }),
    maskedName: name.join('|'),
    symptoms: isOn('symptoms'),
    riskStay: isOn('riskStay'),
    child: isOn('child'),
    shortNotice: isOn('shortNotice'),
    forAnotherAdult: isOn('forAnotherAdult'),
    takenOver: isOn('takenOver'),
    ...(level !== undefined && { riskLevel: level }),
    ...(measure !== undefined && { measure }),
    channel: channel.parse(channel.options[(Number(bits) >> channelShift) & 15]),
    ...(Number(bits) >> staysShift === 1 && { hasStays: true as const }),
  };
}

function writeInstant(at: string | undefined): string {
  return at === undefined ? '' : Date.parse(at).toString(36);
}

function readInstant(text: string): string {
  return new Date(Number.parseInt(text, 36)).toISOString();
}

/** The summary of a declaration. */
export function summaryOf(declaration: Declaration): RowSummary {
  const { origin, personal, verifications, arrivedAt, ...facts } = declaration;
  const measure = measureInForce(verifications)?.measure;
  const level = verifications.findLast(({ step }) => step.kind === 'arrival')?.riskLevel;
  return {
    ...facts,
    origin: origin.regionCode ?? origin.country ?? '',
    maskedName: maskName(personal.name),
    ...(arrivedAt !== undefined && { arrivedAt }),
    ...(level !== undefined && { riskLevel: level }),
    ...(measure !== undefined && { measure }),
    ...(staysTold(declaration).length > 0 && { hasStays: true as const }),
  };
}
