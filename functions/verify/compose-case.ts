import type { ControlRule } from '../../schemas/control-rule.ts';
import type { Change, Declaration } from '../../schemas/declaration.ts';
import { stateAfter } from '../../schemas/life-cycle.ts';
import type { RiskArea } from '../../schemas/risk-area.ts';
import { shanghaiDate } from '../../schemas/shanghai-day.ts';
import type { Staff } from '../../schemas/staff.ts';
import type { CaseDetail, ToldChange } from '../../schemas/worklist.ts';
import { dueTests, measureInForce } from '../shared/life-cycle/due-tests.ts';
import { allowedEvents } from './allowed-events.ts';
import { offeredOn } from './offer-measures.ts';

/** What is read beside the case to show it. */
export interface CaseSurroundings {
  viewer: Pick<Staff, 'role' | 'region'>;
  rules: readonly ControlRule[];
  /** The risk areas around the stays that the person told of. */
  areas: readonly RiskArea[];
  /** Names from the province down, by region code; regions outside Henan are not known by name. */
  paths: ReadonlyMap<string, string>;
  now: Date;
}

/** The whole case as staff see it (requirements C2, D2): what was declared, what was recorded, what can be done now. */
export function composeCase(found: Declaration, around: CaseSurroundings): CaseDetail {
  const measure = measureInForce(found.verifications);
  const mayBeHeld = stateAfter(found.state, 'measure') !== undefined;
  return {
    ...declaredPart(found, around),
    ...personPart(found),
    ...(measure !== undefined && { measure }),
    tests: measure === undefined ? [] : dueTests(measure, found.verifications),
    offered: mayBeHeld ? offeredOn(found, around, shanghaiDate(around.now)) : [],
    allowed: allowedEvents(found, around.viewer, around),
    verifications: found.verifications,
    transfers: found.transfers,
    messages: found.messages,
    changes: found.changes.map((change) => tellChange(change, around)),
  };
}

function tellChange({ at, kind, row }: Change, { paths }: Pick<CaseSurroundings, 'paths'>): ToldChange {
  if (row === undefined) return { at, kind };
  const [, cityName = row.city] = (paths.get(row.city) ?? '').split('/');
  return { at, kind, row: { ...row, cityName } };
}

/** The regions that a case names and that have names here. */
export function regionsNamed({ place, destination, origin, changes }: Declaration): string[] {
  const inHenan = origin.regionCode?.startsWith('41') === true ? [origin.regionCode] : [];
  const cities = changes.flatMap(({ row }) => row?.city ?? []);
  return [...new Set([place, destination, ...inHenan, ...cities])];
}

type DeclaredKeys =
  | 'id'
  | 'version'
  | 'state'
  | 'submittedAt'
  | 'updatedAt'
  | 'direction'
  | 'expectedArrivalAt'
  | 'leadDays'
  | 'shortNotice'
  | 'edits'
  | 'claims'
  | 'channel';

function declaredPart(found: Declaration, { paths }: CaseSurroundings) {
  const { id, party, place, destination, origin, personal, dueAt, arrivedAt, claimOf } = found;
  const pathOf = (code: string) => paths.get(code) ?? code;
  const same: Pick<Declaration, DeclaredKeys> = pick(found);
  return {
    ...same,
    party: { first: party[0] ?? id, index: party.indexOf(id), size: party.length },
    place,
    placePath: pathOf(place),
    ...(dueAt !== undefined && { dueAt }),
    ...(arrivedAt !== undefined && { arrivedAt }),
    ...(claimOf !== undefined && { claimOf }),
    origin: {
      ...origin,
      path: pathOf(origin.regionCode ?? origin.country ?? ''),
      address: personal.originAddress,
    },
    destination: {
      community: destination,
      path: pathOf(destination),
      address: personal.destinationAddress,
    },
  };
}

function pick(found: Declaration): Pick<Declaration, DeclaredKeys> {
  const { id, version, state, submittedAt, updatedAt, direction, expectedArrivalAt } = found;
  const { leadDays, shortNotice, edits, claims, channel } = found;
  return {
    id,
    version,
    state,
    submittedAt,
    updatedAt,
    direction,
    expectedArrivalAt,
    leadDays,
    shortNotice,
    edits,
    claims,
    channel,
  };
}

function personPart({ personal }: Declaration) {
  const { document, name, phone, birthDate, sex, guardian, declarant, ...rest } = personal;
  const { originAddress: _origin, destinationAddress: _destination, source, ...told } = rest;
  return {
    person: {
      name,
      documentType: document.type,
      documentNumber: document.number,
      phone,
      birthDate,
      ...(sex !== undefined && { sex }),
      ...(guardian !== undefined && { guardian }),
      declarant,
    },
    ...told,
    ...(source !== undefined && { source: sourceOf(source) }),
  };
}

function sourceOf({ city, reference, submittedAt }: NonNullable<Declaration['personal']['source']>) {
  return { city, reference, submittedAt };
}
