import { takeEquipmentStep } from '../../../functions/organisation/equipment/take-equipment-step.ts';
import { checked } from '../../../functions/shared/checked.ts';
import type { StoredEquipment } from '../../../functions/shared/equipment/stored-equipment.ts';
import { problemAnswer } from '../../../functions/shared/http/problem-answer.ts';
import { type EquipmentRow, equipmentStepRequest, type SeenPair } from '../../../schemas/equipment.ts';
import { checkDigitOf } from '../../../schemas/imei.ts';
import type { FakeAnswer, FakeCall } from '../built-site.ts';

const since = '2026-01-02T02:00:00.000Z';
const digits = '86000001000001';

/** What a community was issued and has not received yet. */
export function anEquipment(community: string): StoredEquipment {
  return {
    ...{ community, version: 1, state: 'issued', steps: [], ended: [], marks: [] },
    sim: { number: '17000000001', iccid: '89860022120000000001', since },
    device: { imei: digits + checkDigitOf(digits), model: '专管员终端 一型', since },
  };
}

/** The registry behind the endpoints as the functions answer them, by the functions' own rules; in memory, of one community. */
export function fakeEquipment(community: string, now: () => Date) {
  let held: StoredEquipment | undefined;
  let seen: SeenPair | undefined;
  const row = (): EquipmentRow => ({
    ...{ community, name: '科技社区居民委员会' },
    ...(held && { equipment: held }),
    ...(seen && { seen }),
  });
  async function take({ body }: FakeCall): Promise<FakeAnswer> {
    try {
      const mark = { key: String(Math.random()), body: 'b', at: now().toISOString() };
      const kept = await takeEquipmentStep(
        {
          find: () => Promise.resolve(held),
          keep: (next) => {
            held = next;
            return Promise.resolve([]);
          },
          judge: () => Promise.resolve(),
          holder: () => Promise.resolve(undefined),
          keyOf: () => Promise.resolve((imei: string) => imei),
        },
        {
          community,
          step: checked(equipmentStepRequest, body),
          by: { sub: 'officer', place: community },
          mark,
        },
      );
      return { status: 201, body: kept };
    } catch (error) {
      const { statusCode, body: told } = problemAnswer(error, 'zh');
      return { status: statusCode ?? 500, body: JSON.parse(String(told)) as unknown };
    }
  }
  return {
    put: (next: StoredEquipment, pair?: SeenPair) => {
      held = next;
      seen = pair;
    },
    held: () => held,
    answer: (call: FakeCall): FakeAnswer | Promise<FakeAnswer> =>
      call.method === 'GET'
        ? { status: 200, body: { region: community, communities: 1, equipped: held ? 1 : 0, rows: [row()] } }
        : take(call),
  };
}
