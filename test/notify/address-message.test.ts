import { describe, expect, it } from 'vitest';
import { addressMessage, type Recipients } from '../../functions/notify/address-message.ts';
import { type DeclarationState, declarationState, isClosed } from '../../schemas/life-cycle.ts';
import { community, otherCommunity, phoneNumber } from '../support/builders.ts';
import { anOpenRow } from '../support/open-rows.ts';
import {
  aCode,
  aDeclaredForYou,
  aDigest,
  aHeldFeed,
  aLook,
  aSilence,
  aTransferWaiting,
  declarationId,
} from './some-notifications.ts';

const sites = { citizen: 'https://yuru.example', desk: 'https://desk.yuru.example' };
const [officer, deputy, neighbour, traveller] = [1, 2, 3, 4].map(phoneNumber) as [
  string,
  string,
  string,
  string,
];

/** Two at one place, one at the other; a declaration and a code that are known by their ids, and nothing else. */
function someRecipients(given: Partial<Recipients> = {}): Recipients {
  const desks: Record<string, string[]> = { [community]: [officer, deputy], [otherCommunity]: [neighbour] };
  const only = <Known>(id: string, known: Known) => ({
    find: (asked: string) => Promise.resolve(asked === id ? known : undefined),
  });
  return {
    phonesAt: (place) => Promise.resolve(desks[place] ?? []),
    waitingAt: (place) => Promise.resolve({ phones: desks[place] ?? [], rows: [anOpenRow()] }),
    travellerOf: only(declarationId, { phone: traveller, language: 'en', state: 'declared' } as const).find,
    challenged: only(aCode().challenge, { phone: traveller, language: 'zh', code: '012345' } as const).find,
    nameOf: (region) => Promise.resolve(region === '4101' ? '郑州市' : region),
    ...given,
  };
}

describe('whom a message goes to', () => {
  it('each on duty at the place of a digest, each under an id of their own that stays the same', async () => {
    const messages = await addressMessage(someRecipients(), aDigest(), sites);
    expect(messages.map(({ id, kind, to }) => [id, kind, to])).toEqual([
      ['round-digest-1', 'round-digest', officer],
      ['round-digest-1-2', 'round-digest', deputy],
    ]);
    expect(await addressMessage(someRecipients(), aDigest(), sites)).toEqual(messages);
  });

  it('those at the place of a digest, with the counts of what waits there', async () => {
    const rows = [
      anOpenRow(),
      anOpenRow(),
      anOpenRow({ state: 'contacted', dueAt: '2026-01-19T16:00:00.000Z' }),
    ];
    const waitingAt = () => Promise.resolve({ phones: [officer], rows });
    const [message] = await addressMessage(someRecipients({ waitingAt }), aDigest(), sites);
    expect(message?.text).toContain('新报备 2 件，今日到达 0 件，逾期 1 件');
  });

  it.each([
    ['withdrawn or moved away by now', []],
    ['a second filing, which the first one’s row tells of (A7)', [anOpenRow({ state: 'claimed' })]],
    ['not handed out before the next round', [anOpenRow({ submittedAt: '2026-01-20T06:31:00.000Z' })]],
    ['told by a message of its own', [anOpenRow({ transfer: 1 })]],
  ])('nobody where what a digest announces is %s', async (_title, rows) => {
    const waitingAt = () => Promise.resolve({ phones: [officer], rows });
    expect(await addressMessage(someRecipients({ waitingAt }), aDigest(), sites)).toEqual([]);
  });

  it('those who are asked to accept a transfer, not those who asked (C3)', async () => {
    const messages = await addressMessage(someRecipients(), aTransferWaiting(), sites);
    expect(messages).toMatchObject([{ id: 'transfer-waiting-1', kind: 'transfer-waiting', to: neighbour }]);
    expect(messages[0]?.text).toContain('转派');
  });

  it('those to whom a region is entrusted that is looked into from elsewhere (D8)', async () => {
    const messages = await addressMessage(someRecipients(), aLook(), sites);
    expect(messages.map(({ id, kind, to }) => [id, kind, to])).toEqual([
      ['break-glass-1', 'break-glass', officer],
      ['break-glass-1-2', 'break-glass', deputy],
    ]);
    expect(messages[0]?.text).toContain('越区查询');
  });

  it('whose measure the system lifted, while nobody has imposed another since (D6)', async () => {
    const lifted = { kind: 'measure-lifted', id: 'measure-lifted-1', declaration: declarationId } as const;
    const told = (state: DeclarationState) =>
      addressMessage(
        someRecipients({ travellerOf: () => Promise.resolve({ phone: traveller, language: 'zh', state }) }),
        lifted,
        sites,
      );
    expect(await told('released')).toMatchObject([{ id: 'measure-lifted-1', to: traveller }]);
    expect(await told('arrived')).toMatchObject([{ to: traveller }]);
    expect(await told('under-control')).toEqual([]);
  });

  it('who has the cases whose measures the system lifted; the township where nobody works (D6)', async () => {
    const lifted = { kind: 'measures-lifted', id: 'measures-lifted-1' } as const;
    const desks: Record<string, string[]> = { [community]: [officer], [community.slice(0, 9)]: [deputy] };
    const recipients = someRecipients({ phonesAt: (place) => Promise.resolve(desks[place] ?? []) });
    const told = async (place: string) =>
      (await addressMessage(recipients, { ...lifted, place }, sites)).map(({ to }) => to);
    expect(await told(community)).toEqual([officer]);
    expect(await told(`${community.slice(0, 9)}999`)).toEqual([deputy]);
  });

  it('those who may approve a large export: the others of the region, or who is above one who works alone (D8)', async () => {
    const waiting = { kind: 'export-waiting', id: 'export-waiting-1', rows: 12_000 } as const;
    const desks: Record<string, string[]> = {
      '4101': [officer],
      '410105': [deputy, neighbour],
      '410106': [deputy],
    };
    const recipients = someRecipients({ phonesAt: (place) => Promise.resolve(desks[place] ?? []) });
    const told = async (place: string) => addressMessage(recipients, { ...waiting, place }, sites);
    expect((await told('410105')).map(({ to }) => to)).toEqual([deputy, neighbour]);
    expect((await told('410106')).map(({ to }) => to)).toEqual([deputy, officer]);
    expect((await told('410106'))[0]?.text).toContain('12,000 行');
  });

  it('the administrators of the province and of a city whose own system is silent, or counts otherwise, by its name', async () => {
    const recipients = someRecipients({ phonesAt: () => Promise.resolve([officer]) });
    const of = { city: '4101', place: '41' };
    const told = [
      { ...of, kind: 'city-silent', id: 'city-silent-1', since: '2026-01-19T01:00:00.000Z' },
      { ...of, kind: 'city-counts', id: 'city-counts-1', day: '2026-01-18', state: 'differ' },
      { ...of, kind: 'city-counts', id: 'city-counts-2', day: '2026-01-18', state: 'missing' },
    ] as const;
    for (const one of told) {
      const [message] = await addressMessage(recipients, one, sites);
      expect(message?.text).toContain('郑州市自建系统');
      expect(message?.text).toContain('https://desk.yuru.example/#/city-systems/4101');
      expect(message?.text.split('/#/')[0]).not.toContain('4101');
    }
  });

  it('the administrators of a region who may release a feed that is held (D7)', async () => {
    const phonesAt = (place: string) => Promise.resolve(place === '41' ? [officer, deputy] : []);
    const messages = await addressMessage(someRecipients({ phonesAt }), aHeldFeed(), sites);
    expect(messages.map(({ id, to }) => [id, to])).toEqual([
      ['feed-held-1', officer],
      ['feed-held-1-2', deputy],
    ]);
    expect(messages[0]?.text).toContain(`${sites.desk}/#/comparison`);
  });

  it('those of the province when a source of feeds is silent, with which and since when (J1)', async () => {
    const phonesAt = (place: string) => Promise.resolve(place === '41' ? [officer, deputy] : []);
    const messages = await addressMessage(someRecipients({ phonesAt }), aSilence(), sites);
    expect(messages.map(({ id, to }) => [id, to])).toEqual([
      ['feed-silent-1', officer],
      ['feed-silent-1-2', deputy],
    ]);
    expect(messages[0]?.text).toContain(
      '“核酸检测结果”数据逾时未报，应每 6 小时至少一次，最近一次是 1月20日 05:10',
    );
    expect(messages[0]?.text).toContain('https://desk.yuru.example/#/comparison');
  });

  it('the traveller for whom somebody declared, in the language of the declaration (A6)', async () => {
    const messages = await addressMessage(someRecipients(), aDeclaredForYou(), sites);
    expect(messages).toMatchObject([{ id: 'declared-for-you-1', kind: 'declared-for-you', to: traveller }]);
    expect(messages[0]?.text).toMatch(/declared for you.*https:\/\/yuru\.example$/);
  });

  it('the phone that a code was asked for, in the language it was asked in', async () => {
    const messages = await addressMessage(someRecipients(), aCode(), sites);
    expect(messages).toMatchObject([{ id: 'citizen-code-1', kind: 'citizen-code', to: traveller }]);
    expect(messages[0]?.text).toContain('验证码 012345');
  });
});

describe('a message goes to nobody', () => {
  it.each([
    ['where nobody is on duty', aDigest({ place: '410105001009' })],
    ['where nobody is on duty to accept', aTransferWaiting({ place: '410105001009' })],
    ['where nobody is entrusted with what is looked into', aLook({ place: '410202' })],
    ['about a declaration that is gone', aDeclaredForYou({ declaration: 'cccccccccccccccccccccc' })],
    ['with a code that has expired', aCode({ challenge: 'cccccccccccccccccccccc' })],
  ])('%s', async (_title, notification) => {
    expect(await addressMessage(someRecipients(), notification, sites)).toEqual([]);
  });

  it.each(declarationState.options)(
    'about a declaration that is closed, a withdrawn one among them: %s',
    async (state) => {
      const told = someRecipients({
        travellerOf: () => Promise.resolve({ phone: traveller, language: 'zh', state }),
      });
      const messages = await addressMessage(told, aDeclaredForYou(), sites);
      expect(messages).toHaveLength(isClosed(state) ? 0 : 1);
    },
  );
});
