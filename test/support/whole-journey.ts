import { randomUUID } from 'node:crypto';
import { breakGlass, breakGlassList } from '../../schemas/break-glass.ts';
import { capacities, capacity } from '../../schemas/capacity.ts';
import { caseList, caseViews } from '../../schemas/case-list.ts';
import type { DeclarationRequest } from '../../schemas/declaration-request.ts';
import { declared, myDeclarations, receipt } from '../../schemas/receipt.ts';
import { importPreview, importResult } from '../../schemas/risk-area-import.ts';
import { riskAreaChange, riskAreaList } from '../../schemas/risk-area-list.ts';
import { codeSent, sessionStarted } from '../../schemas/session.ts';
import { caseDetail, recordedStep, worklist } from '../../schemas/worklist.ts';
import { aRequest, aTraveller, aTrip, phoneNumber, residentId } from './builders.ts';
import { type Answer, clientOf } from './http-client.ts';
import { aReceiptSecret } from './receipt-secret.ts';
import type { RunningSystem } from './running-system.ts';

export const home = '410105001003';
export const elsewhere = '410105001006';
/** A community whose officer was taken away: its declarations go to the township's dispatch list. */
export const unmanned = '410105001007';

export interface Marked {
  name: string;
  phone: string;
  address: string;
  documentNumber: string;
}

interface Step {
  what: string;
  answer: Answer;
}

const invented: Marked = {
  name: '王小明',
  phone: phoneNumber(7),
  address: '1 号楼 101',
  documentNumber: residentId(7),
};

/**
 * Takes one invented person through every route and every queue: declares, files again, edits, moves, withdraws, signs in by phone,
 * takes over, is verified, transferred, refused, accepted, settled, looked at from elsewhere, released; and asks badly now and then.
 * Starts at the system's now, which must lie before 21:00, and moves its clock.
 */
export async function wholeJourney(
  { system, citizen, as }: RunningSystem,
  person: Marked = invented,
): Promise<Step[]> {
  const steps: Step[] = [];
  const note = (what: string, answer: Answer): Answer => {
    steps.push({ what, answer });
    return answer;
  };
  const device = aReceiptSecret();
  const receiptSecret = { 'Receipt-Secret': device.secret };
  const day = (days: number, time: string) =>
    `${new Date(system.clock.now().getTime() + days * 86_400_000).toISOString().slice(0, 10)}T${time}+08:00`;
  const arrival = day(3, '15:00:00');

  const requestOf = (given: Partial<DeclarationRequest>, community = home): DeclarationRequest =>
    aRequest({
      declarant: { name: person.name, phone: person.phone },
      trip: aTrip({ expectedArrivalAt: arrival, destination: { community, address: person.address } }),
      travellers: [
        aTraveller({
          name: person.name,
          phone: person.phone,
          document: { type: 'resident-id', number: person.documentNumber },
        }),
      ],
      receiptHash: device.hash,
      ...given,
    });
  const declare = async (what: string, body: unknown) =>
    note(what, await citizen({ method: 'POST', path: '/v1/declarations', body }));
  const idOf = (answer: Answer) => answer.as(declared).declarations[0]?.id ?? '';
  const read = async (id: string) =>
    note('receipt', await citizen({ path: `/v1/declarations/${id}`, headers: receiptSecret })).as(receipt);
  const edit = async (id: string, trip: Partial<DeclarationRequest['trip']>) => {
    const { version, trip: present, traveller } = await read(id);
    const body = { trip: { ...present, ...trip }, traveller, truthful: true };
    const headers = { ...receiptSecret, 'If-Match': `"${version}"` };
    return note('edit', await citizen({ method: 'PUT', path: `/v1/declarations/${id}`, body, headers }));
  };
  const nextRound = async (minutes: number) => {
    await system.idle();
    await system.clock.advance(minutes * 60_000);
    await system.idle();
  };

  const id = idOf(await declare('declare', requestOf({})));
  const claim = idOf(await declare('a second filing', requestOf({ receiptHash: aReceiptSecret().hash })));
  const other = aTraveller({
    name: person.name,
    phone: phoneNumber(8),
    document: { type: 'resident-id', number: residentId(9) },
  });
  const forOther = idOf(await declare('for another adult', requestOf({ travellers: [other] })));
  const lonely = idOf(
    await declare(
      'to a community without officer',
      requestOf(
        {
          travellers: [
            aTraveller({ phone: phoneNumber(12), document: { type: 'resident-id', number: residentId(11) } }),
          ],
        },
        unmanned,
      ),
    ),
  );
  await edit(id, { expectedArrivalAt: day(4, '12:00:00') });
  await edit(id, { destination: { community: elsewhere, address: person.address } });
  await edit(id, {});
  const message = { kind: 'delayed', newExpectedArrivalAt: day(5, '12:00:00'), note: person.name };
  note(
    'message',
    await citizen({
      method: 'POST',
      path: `/v1/declarations/${id}/messages`,
      body: message,
      headers: receiptSecret,
    }),
  );
  await nextRound(30);

  const inquirer = as('county-410102');
  const look = { region: '410105', purpose: 'outbreak-investigation', reason: `寻找${person.name}` };
  note('break-glass', await inquirer({ method: 'POST', path: '/v1/break-glass', body: look })).as(breakGlass);

  const codeOf = async (phone: string) => {
    const sent = note(
      'code',
      await citizen({ method: 'POST', path: '/v1/citizen/codes', body: { phone, language: 'zh' } }),
    );
    await system.idle();
    const [told] = system.inbox.messages({ to: phone, kind: 'citizen-code' });
    return { challenge: sent.as(codeSent).challenge, code: /\d{6}/.exec(told?.text ?? '')?.[0] ?? '' };
  };
  await codeOf(person.phone);
  const session = note(
    'session',
    await citizen({ method: 'POST', path: '/v1/citizen/sessions', body: await codeOf(phoneNumber(8)) }),
  );
  const bearer = { Authorization: `Bearer ${session.as(sessionStarted).token}` };
  note('mine', await citizen({ path: '/v1/declarations', headers: bearer })).as(myDeclarations);
  const ownDevice = aReceiptSecret();
  note(
    'take over',
    await citizen({
      method: 'PUT',
      path: `/v1/declarations/${forOther}/receipt`,
      body: { receiptHash: ownDevice.hash },
      headers: bearer,
    }),
  );
  const withdrawal = {
    method: 'POST',
    path: `/v1/declarations/${forOther}/withdrawal`,
    body: {},
    headers: { 'Receipt-Secret': ownDevice.secret },
  };
  note('withdraw', await citizen(withdrawal));
  note('poster', await citizen({ path: `/d/${home}` }));

  const officer = as(`officer-${elsewhere}`);
  const neighbour = as(`officer-${home}`);
  const township = as('township-410105001');
  const verify = async (client: typeof officer, step: unknown) =>
    note(
      'verify',
      await client({ method: 'POST', path: `/v1/declarations/${id}/verifications`, body: step }),
    );
  note('me', await officer({ path: '/v1/me' }));
  const county = as('county-410105');
  note(
    'list',
    await county({
      path: `/v1/declarations?region=410105&from=${day(0, '').slice(0, 10)}&to=${day(9, '').slice(0, 10)}`,
    }),
  ).as(caseList);
  const paged = {
    path: `/v1/declarations?region=410105&from=2026-01-01&to=2026-03-01&cursor=${'x'.repeat(40)}`,
  };
  note('a page of a list nobody signed', await county(paged));
  note('masked case', await county({ path: `/v1/declarations/${id}` })).as(caseDetail);
  const unmasking = { purpose: 'contact-tracing', reason: `${person.name} ${person.address}` };
  note(
    'unmask',
    await county({ method: 'POST', path: `/v1/declarations/${id}/unmasking`, body: unmasking }),
  ).as(caseDetail);
  note('views', await county({ path: `/v1/declarations/${id}/views` })).as(caseViews);
  note('regions', await officer({ path: '/v1/regions/410105001' }));
  const figures = `/v1/statistics?region=410105001&from=${day(-1, '').slice(0, 10)}&to=${day(6, '').slice(0, 10)}`;
  note('figures', await township({ path: figures }));
  note('figures of elsewhere', await officer({ path: figures }));
  note('forecast', await township({ path: figures.replace('statistics', 'forecast') }));
  note('metrics', await officer({ path: '/v1/metrics' }));
  const page = note('worklist', await officer({ path: '/v1/worklist' }));
  page.as(worklist);
  note(
    'unchanged worklist',
    await officer({ path: '/v1/worklist', headers: { 'If-None-Match': page.headers.get('etag') ?? '' } }),
  );
  note(
    'a page nobody signed',
    await officer({ path: `/v1/worklist?cursor=${'x'.repeat(40)}.${'y'.repeat(22)}` }),
  );
  note('case', await officer({ path: `/v1/declarations/${id}` }));
  const settlement = { keep: 'first', reason: person.name };
  note(
    'settle',
    await officer({
      method: 'POST',
      path: `/v1/declarations/${id}/claims/${claim}/settlement`,
      body: settlement,
    }),
  );
  await verify(officer, { kind: 'contact', means: 'phone', reached: false, note: person.address });
  const transfer = async (to: string) =>
    note(
      'transfer',
      await officer({
        method: 'POST',
        path: `/v1/declarations/${id}/transfers`,
        body: { community: to, reason: person.address },
      }),
    );
  await transfer(home);
  const answer = (n: number, how: string, body: unknown) =>
    neighbour({ method: 'POST', path: `/v1/declarations/${id}/transfers/${n}/${how}`, body });
  note('refuse', await answer(1, 'refusal', { reason: person.name }));
  await transfer(home);
  note('accept', await answer(2, 'acceptance', {}));
  note('dispatch list', await township({ path: '/v1/worklist' })).as(worklist);
  const dispatch = { community: home, reason: person.name };
  note(
    'dispatch',
    await township({ method: 'POST', path: `/v1/declarations/${lonely}/transfers`, body: dispatch }),
  ).as(recordedStep);

  note('a case elsewhere', await inquirer({ path: `/v1/declarations/${id}` }));
  const has = { quarantinePlaces: 200, testsADay: 5_000 };
  note('capacity', await inquirer({ method: 'PUT', path: '/v1/capacities/410102', body: has })).as(capacity);
  note('capacities', await inquirer({ path: '/v1/capacities?region=410102' })).as(capacities);
  const province = as('province-41');
  const listing = {
    region: '410105',
    level: 'high',
    fromDate: day(0, '').slice(0, 10),
    documentNumber: '示例〔2026〕40号',
  };
  note('list', await province({ method: 'POST', path: '/v1/risk-areas', body: listing })).as(riskAreaChange);
  note('the list', await officer({ path: '/v1/risk-areas?region=41' })).as(riskAreaList);
  const rows = [{ line: 2, ...listing, region: '410102', toDate: '' }];
  const looked = note(
    'preview',
    await province({ method: 'POST', path: '/v1/risk-areas/import-previews', body: { rows } }),
  ).as(importPreview);
  note(
    'import',
    await province({
      method: 'POST',
      path: '/v1/risk-areas/imports',
      body: { rows, preview: looked.preview },
    }),
  ).as(importResult);

  note(
    'not JSON',
    await citizen({ method: 'POST', path: '/v1/declarations', raw: `{"name":"${person.name}"` }),
  );
  await declare('unknown field', { ...requestOf({}), [person.phone]: person.name });
  await declare('wrong phone', requestOf({ declarant: { name: person.name, phone: `${person.phone}0` } }));
  note(
    'unknown id',
    await citizen({
      path: `/v1/declarations/${randomUUID().replaceAll('-', '').slice(0, 22)}`,
      headers: receiptSecret,
    }),
  );
  note(
    'another’s id',
    await citizen({ path: `/v1/declarations/${id}`, headers: { 'Receipt-Secret': aReceiptSecret().secret } }),
  );
  note('no token', await clientOf(system.officerUrl)({ path: '/v1/worklist' }));

  await system.clock.set(new Date(day(5, '10:00:00')));
  await system.idle();
  await verify(neighbour, {
    kind: 'arrival',
    arrivedAt: new Date(system.clock.now().getTime() - 3_600_000).toISOString(),
    journey: { transport: 'train', serviceNumber: 'G89' },
    symptoms: { present: false },
    riskStays: {
      present: true,
      stays: [{ regionCode: '440305', fromDate: day(-2, '').slice(0, 10), toDate: day(-1, '').slice(0, 10) }],
    },
    note: person.address,
  });
  const startDate = system.clock.now().toISOString().slice(0, 10);
  await verify(neighbour, {
    kind: 'measure',
    ruleId: 'example-domestic',
    ruleVersion: 1,
    option: 0,
    startDate,
  });
  await verify(neighbour, { kind: 'test', sampledAt: system.clock.now().toISOString(), result: 'negative' });
  await verify(neighbour, { kind: 'release', note: person.name });
  // By another instance than the look's own: what one sealed, every other opens.
  note('who looked', await as('county-410105')({ path: '/v1/break-glass?region=410105' })).as(breakGlassList);
  await system.idle();
  return steps;
}
