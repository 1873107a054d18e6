import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { StartProblemError, TemplateError } from '../errors.ts';
import { complaint, type Template, template } from './template.ts';

/** One stack of the cloud assembly, as `cdk synth` leaves it. */
export interface Stack {
  readonly name: string;
  readonly region: string | undefined;
  readonly template: Template;
  /** Construct path of each logical id. */
  readonly paths: ReadonlyMap<string, string>;
  /** Folder of each asset, by the object key that the template gives for it. */
  readonly assetFolders: ReadonlyMap<string, string>;
}

const artifact = z.object({
  type: z.string(),
  environment: z.string().optional(),
  properties: z.object({ templateFile: z.string().optional(), file: z.string().optional() }).optional(),
  additionalMetadataFile: z.string().optional(),
  metadata: z.record(z.string(), z.unknown()).optional(),
});
const manifest = z.object({ artifacts: z.record(z.string(), artifact) });
const metadata = z.record(z.string(), z.array(z.object({ type: z.string(), data: z.unknown() })));
const assets = z.object({
  files: z.record(
    z.string(),
    z.object({
      source: z.object({ path: z.string().optional(), packaging: z.string().optional() }),
      destinations: z.record(z.string(), z.object({ objectKey: z.string() })),
    }),
  ),
});

/** Reads every stack of a cloud assembly (cdk.out). */
export function readStacks(folder: string): readonly Stack[] {
  const { artifacts } = manifest.parse(readJson(join(folder, 'manifest.json')));
  const assetFolders = new Map<string, string>();
  for (const { type, properties } of Object.values(artifacts)) {
    if (type === 'cdk:cloud-assembly')
      throw new TemplateError('Nested cloud assemblies (CDK stages) are not known to the local runner.');
    if (type === 'cdk:asset-manifest' && properties?.file) readAssets(folder, properties.file, assetFolders);
  }
  return Object.entries(artifacts)
    .filter(([, { type }]) => type === 'aws:cloudformation:stack')
    .map(([name, { environment, properties, additionalMetadataFile, metadata: inline }]) => ({
      name,
      region: regionOf(environment),
      template: readTemplate(folder, name, properties?.templateFile ?? ''),
      paths: readPaths(
        additionalMetadataFile ? readJson(join(folder, additionalMetadataFile)) : (inline ?? {}),
      ),
      assetFolders,
    }));
}

function readTemplate(folder: string, name: string, file: string): Template {
  const result = template.safeParse(readJson(join(folder, file)));
  if (!result.success) throw new TemplateError(`Template of ${name}: ${complaint(result.error)}.`);
  return result.data;
}

function readAssets(folder: string, file: string, found: Map<string, string>): void {
  for (const { source, destinations } of Object.values(assets.parse(readJson(join(folder, file))).files)) {
    if (source.packaging !== 'zip' || source.path === undefined) continue;
    for (const { objectKey } of Object.values(destinations)) found.set(objectKey, join(folder, source.path));
  }
}

function readPaths(json: unknown): ReadonlyMap<string, string> {
  const paths = new Map<string, string>();
  for (const [path, entries] of Object.entries(metadata.parse(json))) {
    const logicalId = entries.find(({ type }) => type === 'aws:cdk:logicalId')?.data;
    if (typeof logicalId === 'string') paths.set(logicalId, path.slice(1).replace(/\/Resource$/, ''));
  }
  return paths;
}

/** `aws://account/region`; what is not known when it was synthesized is left to the runner. */
function regionOf(environment: string | undefined): string | undefined {
  const region = environment?.split('/').at(-1);
  return region === 'unknown-region' ? undefined : region;
}

function readJson(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (cause) {
    throw new StartProblemError(
      `The cloud assembly cannot be read (${file}): remove the folder cdk.out and start again.`,
      { cause },
    );
  }
}
