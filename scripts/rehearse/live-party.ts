import type { ControlRule } from '../../schemas/control-rule.ts';
import type { RiskArea } from '../../schemas/risk-area.ts';
import { type Agenda, openAgenda } from './agenda.ts';
import type { Chance } from './chance.ts';
import { planCitizen } from './live-citizen.ts';
import { planClaim } from './live-claim.ts';
import { planOfficer } from './live-officer.ts';
import type { Party, Scene } from './parties.ts';
import { type Doing, openVillage, type Village, type VillageSettings } from './village.ts';

/** The life of a party while it is played. */
export interface Life {
  village: Village;
  agenda: Agenda;
  chance: Chance;
  scene: Scene;
  party: Party;
  seed: number;
  rules: readonly ControlRule[];
  areas: readonly RiskArea[];
  /** By how many hours they come later than they said, all together; nothing when they never do. */
  lateHours: number | undefined;
  doing: (now: Date) => Doing;
}

export interface Played {
  settings: VillageSettings;
  scene: Scene;
  seed: number;
}

/**
 * Plays a party from its form on: its people, the officers who see to them, and whoever files for them again, each doing next
 * what they would, as the real rules let them.
 */
export async function liveParty(
  { settings, scene, seed }: Played,
  party: Party,
  chance: Chance,
  spare = 0,
): Promise<Village> {
  const village = openVillage(settings);
  const agenda = openAgenda(scene.until, scene.everyMs);
  let last = 0;
  // One thing after the other, as whoever reads the entries will tell who was responsible when.
  const doing = (now: Date): Doing => {
    last = Math.max(now.getTime(), last + 1);
    return { at: new Date(last), key: chance.letters(22) };
  };
  const lateHours = chance.is(0.035)
    ? undefined
    : Math.max(0, (chance.part() - 0.35) * 4 + (chance.is(0.05) ? 20 : 0));
  const life = {
    village,
    agenda,
    chance,
    scene,
    party,
    seed,
    rules: settings.rules,
    areas: settings.riskAreas,
    lateHours,
    doing,
  };
  agenda.at(party.declaredAt, async (now) => {
    const ids = await village.declare(party.request, doing(now));
    for (const [index, id] of ids.entries()) begin(life, id, index);
    if (spare > 0 && chance.is(0.01)) planClaim(life, ids[0] ?? '');
  });
  await agenda.run();
  return village;
}

function begin(life: Life, id: string, index: number): void {
  const { trip, travellers } = life.party.request;
  const [traveller] = travellers.slice(index, index + 1);
  if (traveller !== undefined) planCitizen(life, id, { trip, traveller, truthful: true });
  planOfficer(life, id);
}
