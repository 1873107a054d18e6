import type { Cleanups } from './cleanups.ts';
import { StartProblemError } from './errors.ts';
import { type Listening, listen, portInUse } from './http/listen.ts';
import { startIssuer } from './identity/issuer.ts';
import type { Clock } from './seams/clock.ts';
import type { Issuer } from './seams/issuer.ts';
import type { Log } from './seams/log.ts';
import type { SystemOptions } from './system-shape.ts';

/** The audience of staff tokens. */
export const localAudience = 'baobei-staff';

/** What people and browsers reach. The ports are taken before the template is read: their addresses go into it. */
export interface Fronts {
  readonly citizen: Listening;
  readonly officer: Listening;
  readonly desk: Listening;
  readonly control: Listening;
  /** S3, for links that are opened in a browser. */
  readonly door: Listening;
  readonly issuer: Issuer;
}

export interface FrontSettings {
  readonly options: SystemOptions;
  readonly dataFolder: string;
  readonly clock: Clock;
  readonly log: Log;
}

export async function openFronts(
  { options, dataFolder, clock, log }: FrontSettings,
  ending: Cleanups,
): Promise<Fronts> {
  const { ports = {} } = options;
  const take = async (port: number | undefined, name: string): Promise<Listening> => {
    const listening = await listen(port ?? 0, name);
    ending.add(() => listening.stop());
    return listening;
  };
  const citizen = await take(ports.citizen, 'the citizens’ site');
  const officer = await take(ports.officer, 'the officers’ site');
  const desk = await take(ports.desk, 'the administrators’ site');
  const control = await take(ports.control, 'control and inbox');
  const door = await take(ports.door, 'links to objects');
  const issuer = await startIssuer({
    port: ports.issuer ?? 0,
    audience: localAudience,
    dataFolder,
    clock,
    findAccount: options.findAccount ?? (() => undefined),
    suggested: options.suggestedAccounts ?? [],
    services: options.services ?? [],
    appUrls: () => [citizen.url, officer.url, desk.url],
    log,
  }).catch((cause: unknown) => {
    const inUse = cause instanceof Error && 'code' in cause && cause.code === 'EADDRINUSE';
    throw inUse ? new StartProblemError(portInUse(ports.issuer ?? 0, 'the sign-in'), { cause }) : cause;
  });
  ending.add(() => issuer.stop());
  return { citizen, officer, desk, control, door, issuer };
}
