import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { lifeCycleDiagram } from './life-cycle-diagram.ts';
import { openApiOf } from './openapi.ts';

const root = join(import.meta.dirname, '..', '..');
const contracts = {
  'docs/api/citizen.openapi.json': `${JSON.stringify(openApiOf('citizen'), undefined, 2)}\n`,
  'docs/api/staff.openapi.json': `${JSON.stringify(openApiOf('staff'), undefined, 2)}\n`,
  'docs/life-cycle.md': `# The life of a declaration\n\nMade by \`npm run contracts\` from \`schemas/life-cycle.ts\`. \`assigned\` is not a stored state: a declaration is assigned\nfrom the distribution round that handed it out.\n\n\`\`\`mermaid\n${lifeCycleDiagram()}\n\`\`\`\n`,
};

function committed(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}

const stale = Object.entries(contracts).filter(([path, text]) => committed(join(root, path)) !== text);
if (process.argv.includes('--check')) {
  for (const [path] of stale) console.error(`${path} is not what the schemas say. Run: npm run contracts`);
  process.exitCode = stale.length === 0 ? 0 : 1;
} else {
  mkdirSync(join(root, 'docs', 'api'), { recursive: true });
  for (const [path, text] of stale) writeFileSync(join(root, path), text);
  console.log(`${stale.length} of ${Object.keys(contracts).length} contracts written anew`);
}
