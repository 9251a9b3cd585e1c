import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const ROOT = path.resolve(import.meta.dirname, '..');
const DOCUMENTS = [
  ...[
    'README.md',
    'ARCHITECTURE.md',
    '.ci/README.md',
    'bench/README.md',
    'simulator/README.md',
    'web/README.md',
    'src/database/embedded/README.md',
  ],
  ...filesIn('docs'),
  ...filesIn('docs/adr'),
];
const FOLDERS = ['src', 'test', 'docs', 'web', 'ops', 'bench', 'scripts', 'simulator', '.ci'];

function filesIn(folder: string): string[] {
  const names = readdirSync(path.join(ROOT, folder)).filter((name) => name.endsWith('.md'));
  return names.map((name) => `${folder}/${name}`);
}

/** Files of ours that a document names in backticks; a `*` stands for any name in a folder. */
function namedFiles(document: string): string[] {
  const text = readFileSync(path.join(ROOT, document), 'utf8');
  const named = [...text.matchAll(/`([\w.-]+\/[\w.*/-]+\.[\w*.-]+|\.ci\/[\w/-]+)`/g)].map(
    ([, name = '']) => name,
  );
  return named.filter((name) => FOLDERS.includes(name.split('/', 1)[0] ?? ''));
}

function isThere(name: string): boolean {
  if (!name.includes('*')) return existsSync(path.join(ROOT, name));
  const { dir, base } = path.parse(path.join(ROOT, name));
  const [before = '', after = ''] = base.split('*');
  return existsSync(dir) && readdirSync(dir).some((file) => file.startsWith(before) && file.endsWith(after));
}

describe('the documents', () => {
  it.each(DOCUMENTS)('name only files that are there: %s', (document) => {
    expect(namedFiles(document).filter((name) => !isThere(name))).toEqual([]);
  });

  it('name the evidence for the checklist', () => {
    expect(namedFiles('docs/asvs.md').length).toBeGreaterThan(100);
  });
});
