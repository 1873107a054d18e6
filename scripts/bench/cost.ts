import { createHash, randomUUID } from 'node:crypto';
import { declared } from '../../schemas/receipt.ts';
import { readRegions } from '../seed/read-regions.ts';
import { simulateCarry } from './carry-cost.ts';
import { inventedRequest } from './people.ts';
import { invocationPrice, price, priceOf, pricesOf } from './prices.ts';
import { option, reporter } from './report.ts';
import { changesABatch, isOfFigures, journalUnitsALife, meteredFigures } from './statistics-cost.ts';
import { type MeterEntry, type SystemUnderLoad, startUnderLoad } from './system-under-load.ts';

// `npm run bench:cost`: what one declaration's life costs, by part, from the gateway's meter (figures F4 to F6). A life is: submitted,
// edited by every second person, assigned and handed out, verified once, and its share of a worklist of twenty rows. Each lies in a
// community of its own, as 100,000 a day over 52,378 communities nearly do, and they are spread over a county of each of the 18
// cities: nothing is shared that would make it look cheaper. What is remembered of a city is read again for every few lives, as
// it is by functions that each remember it for some minutes.
// Rounds are shared by fewer lives here than by the 3,400 of a day of 100,000: what is paid once a round is rather too dear.
const lives = option('lives', 400);
const cities = option('cities', 18);
const at = '2026-01-17T10:00:00+08:00';
const secret = 'x'.repeat(43);
const receiptHash = createHash('sha256').update(secret).digest('base64url');
interface Part {
  writeUnits: number;
  readUnits: number;
  apiCalls: number;
  usd: number;
}

/** What the figures did meanwhile: reported as a part of its own. */
const figures: MeterEntry[] = [];

async function partOf(system: SystemUnderLoad, work: () => Promise<number>): Promise<Part> {
  await system.control('POST', '/idle');
  await system.control('DELETE', '/meter');
  const apiCalls = await work();
  await system.control('POST', '/idle');
  const all = await system.meter();
  figures.push(...all.filter(isOfFigures));
  const entries = all.filter((entry) => !isOfFigures(entry));
  const sum = (key: 'writeUnits' | 'readUnits') => entries.reduce((total, entry) => total + entry[key], 0);
  return {
    writeUnits: sum('writeUnits') / lives,
    readUnits: sum('readUnits') / lives,
    apiCalls: apiCalls / lives,
    usd: priceOf(entries, apiCalls) / lives,
  };
}

async function ask(
  url: string,
  method: string,
  headers: Record<string, string>,
  body?: unknown,
): Promise<string> {
  const init = body === undefined ? {} : { body: JSON.stringify(body) };
  const always = { 'Content-Type': 'application/json', 'Idempotency-Key': randomUUID() };
  const response = await fetch(url, { method, headers: { ...always, ...headers }, ...init });
  const text = await response.text();
  if (!response.ok) throw new Error(`${method} ${new URL(url).pathname} answered ${response.status} ${text}`);
  return text;
}

/**
 * The journal at the rate of a day of 100,000, and the carries of such a day, simulated with the real rules and rows; what was
 * metered here is told beside it: two hundred lives alone pay for rows that on such a day a thousand share.
 */
async function statisticsPart(): Promise<Part> {
  await partOf(system, async () => {
    await system.control('POST', '/clock', { at: '2026-01-18T00:15:00+08:00' });
    return 0;
  });
  const metered = meteredFigures(figures, lives);
  const sample = Array.from(readRegions(), ({ code }) => code).filter(
    (code) => code.length === 12 && code.startsWith('4107'),
  );
  const carry = simulateCarry(sample);
  say(
    `figures, metered here: ${metered.journalUnits.toFixed(2)} WU of the journal, ${metered.carryUnits.toFixed(2)} WU of carries`,
  );
  say(
    `figures, on such a day: ${changesABatch.toFixed(1)} changes a batch, ${carry.bytesAChange} B each, ${carry.carriesADay} carries`,
  );
  const writeUnits = journalUnitsALife + carry.writeUnits;
  const usd =
    writeUnits * price('dynamodbWriteUnit') +
    carry.readUnits * price('dynamodbReadUnit') +
    journalUnitsALife * invocationPrice;
  return { writeUnits, readUnits: carry.readUnits, apiCalls: 0, usd };
}

const { say, figure, end } = reporter();
const regions = Array.from(readRegions(), ({ code }) => code);
// The county with the most communities of each city.
const communitiesOf = Map.groupBy(
  regions.filter((code) => code.length === 12),
  (code) => code.slice(0, 6),
);
const largest = Map.groupBy(
  Array.from(communitiesOf).toSorted(([, one], [, other]) => other.length - one.length),
  ([county]) => county.slice(0, 4),
);
const counties = Array.from(largest.values(), ([first]) => first ?? (['', []] as const)).slice(0, cities);
const most = Math.max(...counties.map(([, codes]) => codes.length));
// One of each city in turn, so that any number of lives is spread over all of them.
const communities = Array.from({ length: most }, (_, index) =>
  counties.flatMap(([, codes]) => codes[index] ?? []),
).flat();
const days = 10; // On which invented people arrive.
if (communities.length < lives + days)
  throw new Error(`at most ${communities.length - days} lives: each has a community of its own`);
const system = await startUnderLoad(
  at,
  counties.map(([county]) => county),
);
const now = new Date(at);
const requestOf = (n: number) =>
  inventedRequest(n, { community: communities[n % communities.length] ?? '', now, receiptHash });
const ids: string[] = [];
const post = async (n: number) =>
  declared.parse(JSON.parse(await ask(`${system.citizenUrl}/v1/declarations`, 'POST', {}, requestOf(n))))
    .declarations[0]?.id ?? '';
const edit = async (n: number, id: string) => {
  const { trip, travellers } = requestOf(n);
  const body = {
    trip: { ...trip, journey: { transport: 'train', serviceNumber: 'G89' } },
    traveller: travellers[0],
    truthful: true,
  };
  const headers = { 'Receipt-Secret': secret, 'If-Match': '"1"' };
  await ask(`${system.citizenUrl}/v1/declarations/${id}`, 'PUT', headers, body);
};
const tokenFor = async (n: number) => `Bearer ${await system.tokenOf(`officer-${communities[n] ?? ''}`)}`;
const contact = { kind: 'contact', means: 'phone', reached: true };
const staff = async (authorization: string, path: string, body?: unknown) =>
  ask(
    `${system.officerUrl}/v1/${path}`,
    body === undefined ? 'GET' : 'POST',
    { Authorization: authorization },
    body,
  );
// Keys of the season and the days are opened once by each function, not once a life: warmed before the meter runs, in
// a round of their own. What is remembered of the cities is forgotten again by then.
for (let n = lives; n < lives + days; n += 1) {
  const id = await post(n);
  await edit(n, id);
  const authorization = await tokenFor(n);
  await staff(authorization, `declarations/${id}`);
  await staff(authorization, `declarations/${id}/verifications`, contact);
}
await system.control('POST', '/idle');
await system.control('POST', '/clock', { at: '2026-01-17T10:31:00+08:00' });

const parts: Record<string, Part> = {};
say(`${lives} lives, a community each`);
parts['submit, and assign'] = await partOf(system, async () => {
  for (let n = 0; n < lives; n += 1) ids.push(await post(n));
  return lives;
});
parts['half an edit'] = await partOf(system, async () => {
  for (let n = 0; n < lives; n += 2) await edit(n, ids[n] ?? '');
  return lives / 2;
});
parts['hand out and tell'] = await partOf(system, async () => {
  await system.control('POST', '/clock', { at: '2026-01-17T11:00:10+08:00' });
  return 0;
});
const tokens: string[] = [];
for (let n = 0; n < lives; n += 1) tokens.push(await tokenFor(n));
const tokenOf = (n: number) => tokens[n] ?? '';
parts['a twentieth of a worklist page'] = await partOf(system, async () => {
  for (let n = 0; n < lives; n += 20) await staff(tokenOf(n), 'worklist');
  return lives / 20;
});
parts['detail'] = await partOf(system, async () => {
  for (let n = 0; n < lives; n += 1) await staff(tokenOf(n), `declarations/${ids[n] ?? ''}`);
  return lives;
});
parts['verify once'] = await partOf(system, async () => {
  for (let n = 0; n < lives; n += 1)
    await staff(tokenOf(n), `declarations/${ids[n] ?? ''}/verifications`, contact);
  return lives;
});
parts['statistics'] = await statisticsPart();
await system.stop();

for (const [name, part] of Object.entries(parts)) {
  const { writeUnits, readUnits, apiCalls, usd } = part;
  say(
    `${name.padEnd(32)} ${writeUnits.toFixed(2)} WU  ${readUnits.toFixed(2)} RU  ${apiCalls.toFixed(2)} calls  ${(usd * 1e6).toFixed(2)} USD a million`,
  );
}
// The design's life has no look at the detail; a call it is all the same (F6).
const { detail, ...life } = parts;
const total = (key: keyof Part) => Object.values(life).reduce((sum, part) => sum + part[key], 0);
figure('F4_write_units', total('writeUnits'), '≤ 12, with the report to come');
figure('F4_read_units', total('readUnits'), '≤ 3');
figure('F4_parts', { ...parts, 'report share': 'absent' });
figure('F5_usd_per_million', total('usd') * 1e6, `≤ 14; prices of ${pricesOf}`);
figure('F6_calls', total('apiCalls') + detail.apiCalls, '≤ 4');
end();
