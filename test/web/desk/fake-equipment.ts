import { equippedWith, withStep } from '../../../functions/organisation/equipment/equipped-with.ts';
import { issueOfTaken } from '../../../functions/organisation/equipment/issue-equipment.ts';
import { readEquipmentRow } from '../../../functions/organisation/equipment/read-equipment-row.ts';
import { checked } from '../../../functions/shared/checked.ts';
import type { HeldBy, StoredEquipment } from '../../../functions/shared/equipment/stored-equipment.ts';
import { InvalidError, RefusedError } from '../../../functions/shared/errors.ts';
import type { Actor } from '../../../schemas/declaration.ts';
import {
  type EquipmentRequest,
  equipmentRequest,
  equipmentStepRequest,
  loanDays,
} from '../../../schemas/equipment.ts';
import {
  type EquipmentImportedRow,
  type EquipmentImportRow,
  equipmentImportRequest,
} from '../../../schemas/equipment-import.ts';
import { equipmentMoves, equipmentStepsOf } from '../../../schemas/equipment-life.ts';
import { messages } from '../../../schemas/messages.ts';
import { afternoon } from '../../support/builders.ts';
import { type Answers, type FakeCall, notFound, ok, orRefused, outside } from './fake-answer.ts';
import { communitiesOf, someEquipment, someSeen } from './some-equipment.ts';
import { childrenOf, communitiesIn } from './some-regions.ts';

const at = afternoon.toISOString();
const later = new Date(afternoon.getTime() + loanDays * 86_400_000).toISOString();

/** The registry of SIMs and devices as the schemas promise it, by the rules of what is issued and which step follows which. */
export function fakeEquipment(by: Actor) {
  const held = someEquipment();
  const tell = ({ marks: _marks, ended: _ended, ...kept }: StoredEquipment) => kept;
  const keep = (next: StoredEquipment) => {
    held.set(next.community, next);
    return tell(next);
  };
  const takenBy = (community: string, { sim, device }: EquipmentRequest): HeldBy[] => {
    const others = [...held.values()].filter(
      (one) => one.community !== community && one.state !== 'returned',
    );
    return [
      ...(others.some((one) => one.sim.number === sim.number) ? ['number' as const] : []),
      ...(others.some((one) => one.sim.iccid === sim.iccid) ? ['iccid' as const] : []),
      ...(others.some((one) => one.device.imei === device.imei) ? ['imei' as const] : []),
    ];
  };
  const issued = (community: string, request: EquipmentRequest) =>
    equippedWith(
      held.get(community),
      { community, request, by, mark: { key: '', body: '', at } },
      (imei) => imei,
    );

  const list = (_: FakeCall, region: string) => {
    if (!region.startsWith(by.place)) return outside();
    if (region.length < 6) {
      const equippedIn = (code: string) => [...held.keys()].filter((one) => one.startsWith(code)).length;
      const counts = (code: string) => ({ communities: communitiesIn(code), equipped: equippedIn(code) });
      const children = childrenOf(region).map(({ code, name }) => ({ code, name, ...counts(code) }));
      return ok({ region, ...counts(region), children });
    }
    const rows = communitiesOf(region).map(({ code, name }) => {
      const equipment = held.get(code);
      const seen = someSeen.get(code);
      return {
        community: code,
        name,
        ...(equipment && { equipment: tell(equipment) }),
        ...(seen && { seen }),
      };
    });
    return ok({ region, communities: rows.length, equipped: held.size, rows });
  };
  const issue = ({ body, headers }: FakeCall, community: string) => {
    const request = checked(equipmentRequest, body);
    if (headers['if-match'] !== `"${held.get(community)?.version ?? 0}"`)
      throw new RefusedError('version-stale', 412);
    const taken = takenBy(community, request);
    if (taken.length > 0) throw new InvalidError(taken.map(issueOfTaken));
    return ok(keep(issued(community, request)));
  };
  const step = ({ body }: FakeCall, community: string) => {
    const taken = checked(equipmentStepRequest, body);
    const before = held.get(community);
    if (before === undefined) return notFound();
    if (!equipmentStepsOf(before.state, by.place).includes(taken.kind))
      throw new RefusedError('equipment.state', 409);
    const { loan: _lent, ...kept } = before;
    const loan = taken.kind === 'repair' &&
      taken.loan !== undefined && { imei: taken.loan, since: at, until: later };
    const next = {
      ...kept,
      version: before.version + 1,
      state: equipmentMoves[taken.kind].to,
      steps: withStep(before, { at, by, step: taken }),
      ...(loan && { loan }),
    };
    return { status: 201, body: keep(next) };
  };
  const take = (row: EquipmentImportRow, isDryRun: boolean): EquipmentImportedRow => {
    const read = readEquipmentRow(row);
    const faults =
      'faults' in read
        ? read.faults
        : takenBy(read.community, read.request).map((column) => ({
            column,
            code: `equipment.${column}-taken` as const,
          }));
    const errors = faults.map(({ column, code }) => ({ column, code, message: messages[code].zh }));
    if ('faults' in read || errors.length > 0) return { line: row.line, outcome: 'invalid', errors };
    const { community, request } = read;
    const outcome = held.has(community) ? 'replaced' : 'issued';
    if (!isDryRun) keep(issued(community, request));
    return { line: row.line, outcome, community };
  };
  let failing = 0;
  const imported = ({ body }: FakeCall) => {
    failing -= 1;
    if (failing === 0) return { status: 503, body: { message: 'Service Unavailable' } };
    const { rows, isDryRun } = checked(equipmentImportRequest, body);
    return { status: 201, body: { isDryRun, rows: rows.map((row) => take(row, isDryRun)) } };
  };

  const answers: Answers = [
    [/^GET \/v1\/equipment\/(\d+)$/, list],
    [/^PUT \/v1\/equipment\/(\d{12})$/, issue],
    [/^POST \/v1\/equipment\/(\d{12})\/steps$/, step],
    [/^POST \/v1\/equipment\/(\d+)\/imports$/, imported],
  ];
  return {
    answers: answers.map(([pattern, answer]): Answers[number] => [pattern, orRefused(answer)]),
    /** The nth part of a list from now on is not answered. */
    failPart: (n: number) => {
      failing = n;
    },
    /** Somebody else issues another model to a community. */
    overtake: (community: string, model: string) => {
      const before = held.get(community);
      if (before === undefined) return;
      const { sim, device } = before;
      keep(
        issued(community, {
          sim: { number: sim.number, iccid: sim.iccid },
          device: { imei: device.imei, model },
        }),
      );
    },
  };
}
