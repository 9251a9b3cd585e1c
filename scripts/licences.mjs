// Lists the licences of all dependencies in docs/licences.md (--write), or fails where the list is out of date.
// Either way it fails on a licence that is not allowed.
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import path from 'node:path';
import { format, resolveConfig } from 'prettier';
import { lockedPackages } from './locked-packages.mjs';

const list = fileURLToPath(new URL('../docs/licences.md', import.meta.url));

/** May be shipped in a closed product: they ask for their text and names to be kept, no more. */
const FOR_SHIPPING = [
  '0BSD',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'ISC',
  'MIT',
  'Python-2.0',
  'Unlicense',
];
/** Tools that are not shipped may also have these. */
const FOR_TOOLS = [...FOR_SHIPPING, 'CC-BY-4.0', 'CC0-1.0', 'MPL-2.0', 'Zlib'];

const packages = lockedPackages();
const refused = packages.filter((one) => !isAllowed(one.licence, one.isShipped ? FOR_SHIPPING : FOR_TOOLS));
for (const { name, version, licence, isShipped } of refused) {
  console.error(
    `${name}@${version}: ${licence} is not allowed ${isShipped ? 'in what is shipped' : 'for tools'}`,
  );
}

const text = await format(document(), { ...(await resolveConfig(list)), filepath: list });
if (process.argv.includes('--write')) writeFileSync(list, text);
const isCurrent = readFileSync(list, 'utf8') === text;
if (!isCurrent) console.error(`${path.relative('.', list)} is out of date: npm run licences -- --write`);
const shipped = packages.filter(({ isShipped }) => isShipped).length;
console.log(
  `${packages.length} packages, ${shipped} of them shipped; ${refused.length} with a licence not allowed`,
);
process.exitCode = refused.length > 0 || !isCurrent ? 1 : 0;

/** Of alternatives one must be allowed, of licences that hold together all. */
function isAllowed(expression, allowed) {
  return expression
    .replace(/^\((.*)\)$/, '$1')
    .split(' OR ')
    .some((choice) => choice.split(' AND ').every((one) => allowed.includes(one)));
}

function document() {
  return `# Licences

Made by \`npm run licences -- --write\` from the lockfile, for all platforms. \`npm run licences\` fails when this list is out of date, or when a package has a licence that is not allowed.

Allowed in what is shipped: ${FOR_SHIPPING.join(', ')}. Tools may also have: ${FOR_TOOLS.slice(FOR_SHIPPING.length).join(', ')}.

## Shipped

The production dependencies, and what the page is built from.

${listed(packages.filter(({ isShipped }) => isShipped))}

## Tools

They build and test the service and are in no image.

${listed(packages.filter(({ isShipped }) => !isShipped))}
`;
}

function listed(some) {
  const byLicence = new Map();
  for (const { name, licence } of some)
    byLicence.set(licence, (byLicence.get(licence) ?? new Set()).add(name));
  const rows = [...byLicence]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([licence, names]) => `- **${licence}**: ${[...names].join(', ')}`);
  return rows.join('\n');
}
