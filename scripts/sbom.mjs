// Prints a CycloneDX document of what the image holds: npm's own, less the tools that only build and test it.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { lockedPackages } from './locked-packages.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const { name, version } = JSON.parse(readFileSync(`${root}/package.json`, 'utf8'));
const whole = JSON.parse(
  execFileSync(
    'npm',
    ['sbom', '--sbom-format', 'cyclonedx', '--sbom-type', 'application', '--package-lock-only'],
    { cwd: root, encoding: 'utf8', maxBuffer: 64 * 1_048_576 },
  ),
);

const service = whole.metadata.component['bom-ref'];
const shipped = new Set(
  lockedPackages().flatMap((one) => (one.isShipped ? [`${one.name}@${one.version}`] : [])),
);
// npm calls the tools of the page's build optional; what is in the image is required there.
const components = whole.components
  .filter((component) => shipped.has(`${nameOf(component)}@${component.version}`))
  .map((component) => ({ ...component, scope: 'required' }));
const kept = new Set([service, ...components.map((component) => component['bom-ref'])]);
const dependencies = whole.dependencies
  .filter(({ ref }) => kept.has(ref))
  .map(({ ref, dependsOn = [] }) => ({ ref, dependsOn: dependsOn.filter((other) => kept.has(other)) }));

const missing = [...shipped].filter(
  (one) => !components.some((component) => one === `${nameOf(component)}@${component.version}`),
);
if (missing.length > 0) throw new Error(`npm sbom does not list ${missing.join(', ')}`);

// npm takes the folder's name for the service's.
const component = { ...whole.metadata.component, name, version };
const document = { ...whole, metadata: { ...whole.metadata, component }, components, dependencies };
process.stdout.write(`${JSON.stringify(document, null, 2)}\n`);

function nameOf({ purl }) {
  return decodeURIComponent(purl.replace(/^pkg:npm\//, '').replace(/@[^@]*$/, ''));
}
