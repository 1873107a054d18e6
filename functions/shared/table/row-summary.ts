import { direction, transport } from '../../../schemas/codes.ts';
import type { Declaration } from '../../../schemas/declaration.ts';
import { maskName } from '../../../schemas/masking.ts';
import type { WorklistRow } from '../../../schemas/worklist.ts';

/** What a row of the worklist shows of a declaration, with a few facts that need no index of their own. */
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
  Pick<Declaration, 'forAnotherAdult' | 'takenOver'>;

const flags = ['symptoms', 'riskStay', 'child', 'shortNotice', 'forAnotherAdult', 'takenOver'] as const;

/** The summary as one text of about 60 bytes: it is paid for in the declaration and again in the open index. */
export function writeSummary(summary: RowSummary): string {
  const bits = flags.reduce((sum, name, index) => sum + (summary[name] ? 1 << index : 0), 0);
  const instants = [summary.expectedArrivalAt, summary.submittedAt].map((at) => Date.parse(at).toString(36));
  const { direction: way, transport: means, origin, maskedName } = summary;
  return [way, means, origin, ...instants, bits, maskedName].join('|');
}

/** @throws Error for a text that is no summary. */
export function readSummary(written: string): RowSummary {
  const [way, means, origin = '', expected = '', submitted = '', bits, ...name] = written.split('|');
  const isOn = (flag: (typeof flags)[number]) => (Number(bits) & (1 << flags.indexOf(flag))) !== 0;
  return {
    direction: direction.parse(way),
    transport: transport.parse(means),
    origin,
    expectedArrivalAt: instantOf(expected),
    submittedAt: instantOf(submitted),
    maskedName: name.join('|'),
    symptoms: isOn('symptoms'),
    riskStay: isOn('riskStay'),
    child: isOn('child'),
    shortNotice: isOn('shortNotice'),
    forAnotherAdult: isOn('forAnotherAdult'),
    takenOver: isOn('takenOver'),
  };
}

function instantOf(text: string): string {
  return new Date(Number.parseInt(text, 36)).toISOString();
}

/** The summary of a declaration, whose name only the caller knows. */
export function summaryOf(
  facts: Omit<RowSummary, 'origin' | 'maskedName'> & Pick<Declaration, 'origin'>,
  maskedName: string,
): RowSummary {
  const origin = facts.origin.regionCode ?? facts.origin.country ?? '';
  return { ...facts, origin, maskedName };
}

export function summaryOfDeclaration(declaration: Declaration): RowSummary {
  return summaryOf(declaration, maskName(declaration.personal.name));
}
