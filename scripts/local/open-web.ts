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
}

/** Opens the template's APIs and serves each distribution on the port of its site. */
export function openWeb(
  { model, fronts, host, clock, log, sitesFolder }: WebSettings,
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
  ]);
  /** What a deployment writes into the officers' bucket beside the built files. */
  const config = JSON.stringify({ issuer: fronts.issuer.url, clientId: 'baobei-officer' });
  const officerFiles = { written: new Map([['config.json', config]]) };
  for (const distribution of model.distributions) {
    const own = distribution.site === 'officer' ? officerFiles : {};
    listeners.get(distribution.site)?.serve(openSite(distribution, { apis, sitesFolder, log, ...own }));
  }
}
