import type { System } from './system-shape.ts';

/** What the person at the console is told when everything runs. */
export function banner(
  system: System,
  accounts: readonly { readonly username: string; readonly label: string }[],
  seconds: number,
): string {
  const rows = (pairs: readonly (readonly [string, string])[]): string =>
    pairs.map(([left, right]) => `  ${left.padEnd(28)}${right}`).join('\n');
  return [
    '',
    `Baobei 报备 is ready after ${seconds.toFixed(1)} s. The clock stands at ${shanghai(system.clock.now())} (Shanghai).`,
    '',
    rows([
      [system.citizenUrl, 'citizens 来（返）豫人员'],
      [system.officerUrl, 'officers 专管员'],
      [system.deskUrl, 'administrators 管理端'],
      [system.inboxUrl, 'messages inbox 短信'],
      [`${system.controlUrl}/clock`, 'control of clock, faults, meter'],
    ]),
    '',
    'Demo sign-ins, password baobei:',
    rows(accounts.map(({ username, label }) => [username, label])),
    '',
    'Systems of cities act for themselves, by client credentials: city-system-4101 and the like, platform-41 for the provincial platform, secret baobei.',
    `${system.model.inert.length} parts of the template do nothing here (npm start -- --inert tells which and why). Logs: ${system.logFolder}`,
    'Ctrl-C ends everything; the data stay.',
    '',
  ].join('\n');
}

function shanghai(at: Date): string {
  return new Date(at.getTime() + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ');
}
