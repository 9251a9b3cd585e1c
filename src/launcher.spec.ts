import { readFileSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { compile, keepCompiled, readCompiled, run } from './launcher.js';

/** Whether V8 takes it is seen in test/e2e/program: here it shares its memory with Jest. */
describe('the launcher', () => {
  let file: string;
  const source = (): Buffer => readFileSync(file);

  beforeEach(async () => {
    file = path.join(await mkdtemp(path.join(tmpdir(), 'cxb-launcher-')), 'service.cjs');
    await writeFile(
      file,
      `exports.first = () => new Error().stack;\nexports.second = () => new Error().stack;\n`,
    );
  });

  afterEach(async () => {
    await rm(path.dirname(file), { recursive: true });
  });

  it('tells the lines of the text, the first one too', () => {
    const { first, second } = run(compile(file, source()), file) as Record<'first' | 'second', () => string>;

    expect(first()).toContain(`${file}:1:23`);
    expect(second()).toContain(`${file}:2:24`);
  });

  it('finds what was compiled', () => {
    const script = compile(file, source());

    keepCompiled(file, source(), script);

    expect(readCompiled(file, source())).toEqual(script.createCachedData());
  });

  it.each([
    ['damaged', (kept: Buffer) => kept.fill(0, kept.length - 8)],
    ['cut off', (kept: Buffer) => kept.subarray(0, kept.length / 2)],
    ['empty', () => Buffer.alloc(0)],
  ])('does without compiled code that is %s', async (_name, spoil) => {
    const kept = file.replace('.cjs', '.v8');
    keepCompiled(file, source(), compile(file, source()));
    await writeFile(kept, spoil(await readFile(kept)));

    expect(readCompiled(file, source())).toBeUndefined();
  });

  it('does without compiled code of a text that was changed since, also by one of the same length', async () => {
    keepCompiled(file, source(), compile(file, source()));
    await writeFile(file, (await readFile(file, 'utf8')).replace('first', 'other'));

    expect(readCompiled(file, source())).toBeUndefined();
  });

  it('does without compiled code of another release of Node, also one with the same number of V8', () => {
    keepCompiled(file, source(), compile(file, source()));

    const { versions } = process;
    Object.defineProperty(process, 'versions', { value: { ...versions, node: '20.19.0' } });
    const byAnother = readCompiled(file, source());
    Object.defineProperty(process, 'versions', { value: versions });

    expect(byAnother).toBeUndefined();
    expect(readCompiled(file, source())).toBeDefined();
  });

  it('does without where there is none', () => {
    expect(readCompiled(file, source())).toBeUndefined();
  });
});
