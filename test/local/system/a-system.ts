import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { type System, type SystemOptions, startSystem } from '../../../scripts/local/system.ts';
import { aSmallAssembly } from './small-assembly.ts';

export function aDataFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'system-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** The small assembly, running on free ports; ended with the test. */
export async function aSystem(override: Partial<SystemOptions> = {}): Promise<System> {
  const dataFolder = override.dataFolder ?? aDataFolder();
  const system = await startSystem({ assembly: aSmallAssembly(), dataFolder, ...override });
  onTestFinished(() => system.stop());
  return system;
}

/** How often the queue's function has seen a thing; undefined when there is none. */
export async function seen(system: System, id: string): Promise<number | undefined> {
  const response = await fetch(`${system.citizenUrl}/v1/things/${id}`);
  return response.status === 200 ? ((await response.json()) as { seen: number }).seen : undefined;
}

export async function put(system: System, id: string): Promise<number> {
  return (await fetch(`${system.citizenUrl}/v1/things/${id}`, { method: 'PUT' })).status;
}
