import { type BreakGlass, breakGlass, type OpenLook, openLook } from '../../../schemas/break-glass.ts';
import { addDays, shanghaiDate } from '../../../schemas/shanghai-day.ts';
import { open, seal } from '../privacy/envelope.ts';
import { expiryOf, retentionDateAt } from '../privacy/retention.ts';
import type { Vault } from './declaration-vault.ts';
import { timeToLive } from './shape.ts';
import {
  type Attributes,
  bytes,
  bytesOf,
  instantNumber,
  instantOf,
  number,
  numberOf,
  text,
  textOf,
} from './values.ts';

/** A look with what makes the request recognisable that asked for it. */
export interface StoredLook extends BreakGlass {
  key: string;
  body: string;
}

/** As long as the roots of the audit chains are locked, so that who is asked about a look can be shown it. */
const keptDays = 366;
/** Longer than a clock may be wrong; the time to live reclaims only what nobody asks for any more. */
const openDays = 1;
const longestMonth = 31;

/** The end of the month in which a look has been kept long enough: looks of a month share one data key. */
function retentionDateOf({ endsAt }: Pick<BreakGlass, 'endsAt'>): string {
  const kept = addDays(shanghaiDate(new Date(endsAt)), keptDays + longestMonth);
  return addDays(`${kept.slice(0, 7)}-01`, -1);
}

/** All attributes of a look but its key. People write names into reasons, so the reason is sealed. */
export async function sealLook({ ring }: Pick<Vault, 'ring'>, look: StoredLook): Promise<Attributes> {
  const date = retentionDateOf(look);
  return {
    id: text(look.id),
    su: text(look.sub),
    fr: text(look.from),
    re: text(look.region),
    pu: text(look.purpose),
    at: instantNumber(look.startedAt),
    en: instantNumber(look.endsAt),
    ky: text(look.key),
    bo: text(look.body),
    b: bytes(seal(await ring.dayToWrite(date), look.reason, `${look.id}/reason`)),
    [timeToLive]: number(expiryOf(date)),
  };
}

/** Undefined when the key of its retention day was destroyed: then it is gone (design.md §3, deletion). */
export async function readLook(
  { ring }: Pick<Vault, 'ring'>,
  stored: Attributes,
): Promise<StoredLook | undefined> {
  const key = await ring.dayToRead(retentionDateAt(numberOf(stored, timeToLive) ?? 0));
  if (key === undefined) return undefined;
  const id = textOf(stored, 'id') ?? '';
  const look = breakGlass.parse({
    id,
    sub: textOf(stored, 'su'),
    from: textOf(stored, 'fr'),
    region: textOf(stored, 're'),
    purpose: textOf(stored, 'pu'),
    startedAt: instantOf(stored, 'at'),
    endsAt: instantOf(stored, 'en'),
    reason: open(key, bytesOf(stored, 'b') ?? Buffer.of(), `${id}/reason`).toString(),
  });
  return { ...look, key: textOf(stored, 'ky') ?? '', body: textOf(stored, 'bo') ?? '' };
}

/** What decides who may look: small, so that all that an account has open is read for half a unit. */
export function writeOpenLook({ from, region, endsAt }: OpenLook): Attributes {
  const expiry = Math.ceil(Date.parse(endsAt) / 1_000) + openDays * 86_400;
  return { fr: text(from), re: text(region), en: instantNumber(endsAt), [timeToLive]: number(expiry) };
}

export function readOpenLook(stored: Attributes): OpenLook {
  return openLook.parse({
    from: textOf(stored, 'fr'),
    region: textOf(stored, 're'),
    endsAt: instantOf(stored, 'en'),
  });
}
