import { type FindingRow, findingIdOf, findingOutcome } from '../../../schemas/finding.ts';
import { findingRuleId } from '../../../schemas/finding-rule.ts';
import { findingRuleOf } from '../../../schemas/finding-rules/all.ts';
import { type Episode, type FindingFacts, presentEpisode, type StoredFinding } from '../findings/finding.ts';
import {
  closedFindingOrder,
  findingKey,
  openFindingOrder,
  placeOfFinding,
  ruleOfFinding,
  strangerFindingKey,
  subjectOf,
  townshipOf,
} from './keys.ts';
import { findingKind, kind, partitionKey, placeIndex, sortKey } from './shape.ts';
import { type Attributes, number, text, textOf } from './values.ts';

export function keyOfFinding(subject: string, rule: StoredFinding['rule']) {
  return isOfCase(rule) ? findingKey(subject, rule) : strangerFindingKey(subject, rule);
}

export function isOfCase(rule: StoredFinding['rule']): boolean {
  const { by } = findingRuleOf(rule).when;
  return by !== 'unmatched' && by !== 'pair';
}

/** The attributes of a finding that are not sealed. What the index of places projects of it has the names that a declaration’s have there. */
export function writeFindingFacts(finding: StoredFinding): Attributes {
  const { subject, rule, ruleVersion, version, place, state, maskedName, episodes } = finding;
  const { dueAt, closedAt = '' } = presentEpisode(finding);
  const id = findingIdOf(subject, rule);
  const order =
    state === 'open' ? openFindingOrder(place, dueAt, id) : closedFindingOrder(place, closedAt, id);
  return {
    [kind]: text(findingKind),
    v: number(version),
    pl: text(place),
    w: text(`${ruleVersion}|${maskedName}`),
    oc: text(episodes.map(writeEpisode).join(',')),
    [placeIndex.partitionKey]: text(townshipOf(place)),
    [placeIndex.sortKey]: text(order),
  };
}

const writeInstant = (at: string | undefined): string =>
  at === undefined ? '' : Date.parse(at).toString(36);
const readInstant = (written: string): string => new Date(Number.parseInt(written, 36)).toISOString();

function writeEpisode({ openedAt, dueAt, openedIn, closedAt, closedIn, outcome }: Episode): string {
  return [
    writeInstant(openedAt),
    writeInstant(dueAt),
    openedIn,
    writeInstant(closedAt),
    closedIn ?? '',
    outcome ?? '',
  ].join('@');
}

function readEpisode(written: string): Episode {
  const [openedAt = '', dueAt = '', openedIn = '', closedAt = '', closedIn = '', outcome = ''] =
    written.split('@');
  const isClosed = closedAt !== '';
  return {
    openedAt: readInstant(openedAt),
    dueAt: readInstant(dueAt),
    openedIn,
    ...(isClosed && {
      closedAt: readInstant(closedAt),
      closedIn,
      outcome: findingOutcome.parse(outcome),
    }),
  };
}

/** What is counted of a finding. @throws ZodError when it is none of ours. */
export function readFindingFacts(attributes: Attributes): FindingFacts & { maskedName: string } {
  const [ruleVersion = '', ...name] = (textOf(attributes, 'w') ?? '').split('|');
  const episodes = (textOf(attributes, 'oc') ?? '').split(',').map(readEpisode);
  const place =
    textOf(attributes, 'pl') ??
    placeOfFinding(
      textOf(attributes, placeIndex.partitionKey) ?? '',
      textOf(attributes, placeIndex.sortKey) ?? '',
    );
  return {
    rule: findingRuleId.parse(ruleOfFinding(textOf(attributes, sortKey) ?? '')),
    ruleVersion: Number(ruleVersion),
    place,
    state: presentEpisode({ episodes }).closedAt === undefined ? 'open' : 'closed',
    episodes,
    maskedName: name.join('|'),
  };
}

/** A finding as the index of places lists it. */
export function readFindingRow(attributes: Attributes): Omit<FindingRow, 'level'> {
  const facts = readFindingFacts(attributes);
  const { rule, ruleVersion, place, state, episodes, maskedName } = facts;
  const subject = subjectOf(textOf(attributes, partitionKey) ?? '');
  return tellFinding({ subject, rule, ruleVersion, place, state, episodes, maskedName });
}

/** What a finding shows of itself in a line. */
export function tellFinding(
  finding: FindingFacts & Pick<StoredFinding, 'subject' | 'maskedName'>,
): Omit<FindingRow, 'level'> {
  const { subject, rule, ruleVersion, place, state, maskedName } = finding;
  const { openedAt, dueAt, closedAt, outcome } = presentEpisode(finding);
  return {
    id: findingIdOf(subject, rule),
    ...{ rule, ruleVersion, place, state, maskedName, openedAt, dueAt },
    kind: findingRuleOf(rule).kind,
    times: finding.episodes.length,
    ...(isOfCase(rule) && { declaration: subject }),
    ...(closedAt !== undefined && { closedAt }),
    ...(outcome !== undefined && { outcome }),
  };
}
