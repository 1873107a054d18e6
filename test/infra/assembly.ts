import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { App } from 'aws-cdk-lib';
import { buildApp } from '../../infra/build-app.ts';
import { readContext } from '../../infra/read-context.ts';
import { citizenFunctions, staffFunctions } from '../../infra/stacks/intake-functions.ts';

export interface Resource {
  stack: string;
  id: string;
  Type: string;
  Properties: Record<string, unknown>;
  DeletionPolicy?: string;
  UpdateReplacePolicy?: string;
}

export interface Template {
  Resources: Record<string, Omit<Resource, 'stack' | 'id'>>;
  Outputs?: Record<string, { Value: unknown; Export?: { Name: string } }>;
  Parameters?: Record<string, Record<string, unknown>>;
  Conditions?: Record<string, unknown>;
}

export interface Assembly {
  templates: Record<string, Template>;
  /** Where each stack may be deployed, as `aws://account/region`. */
  environments: Record<string, string>;
  all: (type: string) => Resource[];
  one: (id: string) => Resource;
  /** A value with what it refers to written as `${LogicalId}` or `${LogicalId.Attribute}`. */
  text: (value: unknown) => string;
}

const flowEntries = ['notify/queue', 'distribute/queue', 'distribute/stream', 'distribute/round'];
const statisticsEntries = ['stream', 'queue', 'carry', 'night', 'recount'].map(
  (name) => `statistics/${name}`,
);
const reportEntries = ['begin', 'draft', 'review', 'chase', 'close', 'compile', 'deliver'].map(
  (name) => `report/${name}`,
);
const compareEntries = [
  ...['arrive', 'begin', 'inspect', 'people', 'chunk', 'reconcile', 'write', 'end'],
  ...['silence', 'judge', 'sweep'],
  'city-read',
  'city-end',
].map((name) => `compare/${name}`);
/** What the templates have a function for. */
export const entries = [...citizenFunctions, ...staffFunctions]
  .map(({ entry }) => entry)
  .concat(
    flowEntries,
    ['export/queue', 'export/change-batches', 'declare/import'],
    statisticsEntries,
    reportEntries,
    compareEntries,
  );
export const cdkFile = join(import.meta.dirname, '../../cdk.json');

/** A folder that is gone when the work with it is done. */
export function inTemporaryFolder<Result>(work: (folder: string) => Result): Result {
  const folder = mkdtempSync(join(tmpdir(), 'baobei-infra-'));
  try {
    return work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Bundles that do nothing, so that templates are tested without building the functions. */
export function placeBundles(folder: string, names: readonly string[] = entries): void {
  for (const name of names) {
    mkdirSync(join(folder, name), { recursive: true });
    writeFileSync(join(folder, name, 'index.mjs'), `export const handler = () => '${name}';`);
  }
}

/** The app over such bundles, ready to be synthesized or spoilt first. */
export function appIn(folder: string, context: Record<string, unknown> = {}): App {
  const functionsFolder = join(folder, 'functions');
  placeBundles(functionsFolder);
  return buildApp({
    outdir: join(folder, 'out'),
    functionsFolder,
    context: { ...readContext(cdkFile, []), ...context },
  });
}

export function synthesizeInto(folder: string, context: Record<string, unknown> = {}): Assembly {
  const { stacks } = appIn(folder, context).synth();
  const templates = Object.fromEntries(
    stacks.map((stack) => [
      stack.stackName,
      JSON.parse(readFileSync(stack.templateFullPath, 'utf8')) as Template,
    ]),
  );
  const environments = Object.fromEntries(stacks.map((stack) => [stack.stackName, stack.environment.name]));
  return { environments, ...assemblyOf(templates) };
}

export function synthesize(context: Record<string, unknown> = {}): Assembly {
  return inTemporaryFolder((folder) => synthesizeInto(folder, context));
}

function assemblyOf(templates: Record<string, Template>): Omit<Assembly, 'environments'> {
  const resources = Object.entries(templates).flatMap(([stack, { Resources }]) =>
    Object.entries(Resources).map(([id, resource]) => ({ stack, id, ...resource })),
  );
  const exported = Object.fromEntries(
    Object.values(templates).flatMap(({ Outputs = {} }) =>
      Object.values(Outputs).map(({ Export, Value }) => [Export?.Name ?? '', Value]),
    ),
  );
  const one = (id: string): Resource => {
    const found = resources.find((resource) => resource.id === id);
    if (found === undefined) throw new Error(`no resource is called ${id}`);
    return found;
  };
  return {
    templates,
    one,
    all: (type) => resources.filter((resource) => resource.Type === type),
    text: (value) => textOf(value, exported),
  };
}

function textOf(value: unknown, exported: Record<string, unknown>): string {
  if (typeof value !== 'object' || value === null) return String(value);
  const [name, of] = Object.entries(value)[0] ?? [];
  if (name === 'Ref') return `\${${String(of)}}`;
  if (name === 'Fn::GetAtt') return `\${${(of as string[]).join('.')}}`;
  if (name === 'Fn::ImportValue') return textOf(exported[String(of)], exported);
  if (name === 'Fn::Join') {
    const [separator, parts] = of as [string, unknown[]];
    return parts.map((part) => textOf(part, exported)).join(separator);
  }
  return JSON.stringify(value);
}
