import type { Cleanups } from './cleanups.ts';
import { type Api, openApi } from './http/api.ts';
import { openSite } from './http/site.ts';
import type { Host } from './lambda/host.ts';
import type { Fronts } from './open-fronts.ts';
import type { AssemblyModel } from './seams/assembly-model.ts';
import type { Clock } from './seams/clock.ts';
import type { Log } from './seams/log.ts';

export interface WebSettings {
  readonly model: AssemblyModel;
  readonly fronts: Fronts;
  readonly host: Host;
  readonly clock: Clock;
  readonly log: Log;
  /** Folder with the built sites, one folder each. */
  readonly sitesFolder: string;
  /** Where buckets are seen from outside. */
  readonly doorUrl: string;
}

/** Opens the template's APIs and serves each distribution on the port of its site. */
export function openWeb(
  { model, fronts, host, clock, log, sitesFolder, doorUrl }: WebSettings,
  ending: Cleanups,
): void {
  const apis = new Map<string, Api>();
  for (const api of model.apis) {
    const opened = openApi(api, { account: model.account, invoker: host, clock, logFolder: host.logFolder });
    apis.set(api.apiId, opened);
    ending.add(() => opened.stop());
  }
  const listeners = new Map([
    ['declare', fronts.citizen],
    ['officer', fronts.officer],
    ['desk', fronts.desk],
  ]);
  /** What a deployment writes into the buckets of the staff's sites beside the built files. */
  const staffFiles = (clientId: string) => ({
    written: new Map([['config.json', JSON.stringify({ issuer: fronts.issuer.url, clientId })]]),
  });
  const seen = bucketsAsSeen(model, doorUrl);
  for (const distribution of model.distributions) {
    const own = distribution.site === 'declare' ? {} : staffFiles(`baobei-${distribution.site}`);
    listeners.get(distribution.site)?.serve(openSite(distribution, { apis, sitesFolder, log, seen, ...own }));
  }
}

/** Where each bucket is by AWS's name, as headers of the template have it, and here: links are written by path. */
function bucketsAsSeen({ buckets, region, urlSuffix }: AssemblyModel, doorUrl: string): Map<string, string> {
  return new Map(
    buckets.map(({ name }) => [`https://${name}.s3.${region}.${urlSuffix}`, `${doorUrl}/${name}/`]),
  );
}
