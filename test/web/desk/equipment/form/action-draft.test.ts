import { describe, expect, it } from 'vitest';
import { type EquipmentState, equipmentState } from '../../../../../schemas/equipment.ts';
import { equipmentStepsOf } from '../../../../../schemas/equipment-life.ts';
import type { Me, Role } from '../../../../../schemas/staff.ts';
import { actionOf, actionsOf, draftOf } from '../../../../../web/desk/equipment/form/action-draft.ts';
import { someEquipment } from '../../some-equipment.ts';

const meOf = (role: Role, code: string): Me => ({
  sub: `${role}-${code}`,
  role,
  name: '王建国',
  region: { code, name: '', path: '' },
});
const issuers = [meOf('county', '410105'), meOf('city', '4101'), meOf('province', '41')];
const township = meOf('township', '410105001');
const [held] = someEquipment().values();
if (held === undefined) throw new Error('nothing was issued');
const inState = (state: EquipmentState) => ({ ...held, state });

describe('what may be done about the equipment of a community', () => {
  it.each(equipmentState.options)(
    'is what the life of equipment allows, and issuing for who issues it: %s',
    (state) => {
      for (const me of issuers)
        expect(actionsOf(inState(state), me)).toEqual(['issue', ...equipmentStepsOf(state, me.region.code)]);
      expect(actionsOf(inState(state), township)).toEqual(equipmentStepsOf(state, '410105001'));
    },
  );

  it('is to issue it where there is none, and nothing for a township', () => {
    expect(actionsOf(undefined, township)).toEqual([]);
    for (const me of issuers) expect(actionsOf(undefined, me)).toEqual(['issue']);
  });
});

describe('what is sent', () => {
  it('is without the blanks and full-width digits of what was typed', () => {
    const draft = {
      ...draftOf('issue', undefined),
      ...{ number: '170 0000 0001', iccid: '8986-0022 １２', imei: ' 86 ', model: ' 一型 ' },
    };
    expect(actionOf('issue', draft)).toEqual({
      kind: 'issue',
      request: { sim: { number: '17000000001', iccid: '8986002212' }, device: { imei: '86', model: '一型' } },
      seen: 0,
    });
  });

  it('begins with what is there, but for what was given back, and rests on its version', () => {
    expect(draftOf('issue', inState('in-use'))).toMatchObject({ imei: held.device.imei, seen: held.version });
    expect(draftOf('issue', inState('returned'))).toMatchObject({ imei: '', seen: held.version });
  });

  it('has a note only where one was written, or one is required', () => {
    const draft = draftOf('repair', held);
    expect(actionOf('repair', draft)).toEqual({ kind: 'step', step: { kind: 'repair' } });
    expect(actionOf('return', draft)).toEqual({ kind: 'step', step: { kind: 'return', note: '' } });
  });
});
