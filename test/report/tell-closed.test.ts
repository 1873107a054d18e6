import { describe, expect, it } from 'vitest';
import { tellClosed } from '../../functions/report/tell-closed.ts';
import type { Notification } from '../../schemas/notification.ts';
import { aRow, day, readsOf } from './files/some-province.ts';

const rows = [
  aRow('410102001001', 0),
  aRow('410105001001', 2),
  aRow('410105001002'),
  aRow('410202003001', 1),
];

async function told(): Promise<Notification[]> {
  const sent: Notification[] = [];
  const reads = readsOf(rows);
  const needs = {
    counties: (of: string) => reads.counties(of, '41'),
    rows: (of: string, county: string) => reads.rows(of, county),
    notify: (some: readonly Notification[]) => Promise.resolve(void sent.push(...some)),
  };
  expect(await tellClosed(needs, day)).toBe(sent.length);
  return sent;
}

describe('delivering a closed report', () => {
  it('tells each province, city, county and township once, with the numbers of its own area', async () => {
    const sent = await told();
    expect(sent.map((one) => 'place' in one && one.place).toSorted()).toEqual(
      ['41', '4101', '4102', '410102', '410105', '410202', '410102001', '410105001', '410202003'].toSorted(),
    );
    expect(sent).toContainEqual({
      ...{ kind: 'report-closed', id: `report-closed-${day}-4101`, place: '4101', day },
      ...{ due: 3, confirmed: 2, zero: 1 },
    });
    expect(sent).toContainEqual({
      ...{ kind: 'report-closed', id: `report-closed-${day}-410105001`, place: '410105001', day },
      ...{ due: 2, confirmed: 1, zero: 0 },
    });
  });

  it('says the same under the same ids when it is done again', async () => {
    expect(await told()).toEqual(await told());
  });
});
