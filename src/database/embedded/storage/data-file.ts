import { closeSync, fstatSync, openSync, readSync } from 'node:fs';

const KNOWN_LAYOUT = ['x64', 'arm64'];
/** How LMDB 1.0 lays its pages out there: MDB_page_header, MDB_meta, MDB_db and MDB_node in its mdb.c. */
const MAGIC = 0xbeefc0de;
const HEADER_BYTES = 24;
const META_BYTES = 160;
const NODE_BYTES = 8;
const SMALLEST_PAGE = 256;
const DEEPEST = 32;
const BRANCH = 1;
const LEAF = 2;
const LIES_OUTSIDE = 1;
const IS_TREE = 2;

/**
 * Says what is wrong with LMDB's data file, as far as that is certain, and nothing of a sound one. LMDB maps the file
 * and believes what it reads there: on a damaged one it ends the process by a signal, without a word.
 */
export function findDamage(file: string): string | undefined {
  if (!KNOWN_LAYOUT.includes(process.arch)) return undefined;
  const descriptor = openSync(file, 'r');
  try {
    new DataFile(descriptor).check();
    return undefined;
  } catch (error) {
    if (error instanceof Damage) return error.message;
    if (error instanceof RangeError) return 'a page points out of itself';
    throw error;
  } finally {
    closeSync(descriptor);
  }
}

class Damage extends Error {}

interface Tree {
  readonly depth: number;
  readonly root: number;
}

interface Meta {
  readonly pageSize: number;
  readonly transaction: bigint;
  readonly free: Tree;
  readonly main: Tree;
  readonly lastPage: number;
}

class DataFile {
  private readonly bytes: number;
  private readonly meta: Meta;
  private readonly pages: number;
  private readonly isShort: boolean;

  constructor(private readonly descriptor: number) {
    this.bytes = fstatSync(descriptor).size;
    if (this.bytes === 0) throw new Damage('it is empty');
    this.meta = this.newestMeta();
    this.pages = Math.floor(this.bytes / this.meta.pageSize);
    // Pages that were given out and given back in one transaction are never written: that alone is no damage.
    this.isShort = this.pages <= this.meta.lastPage;
  }

  /** Walks down to the leaves, into which it looks only where the file may have lost its end. */
  check(): void {
    const { free, main } = this.meta;
    for (const tree of [free, main, ...this.treesIn(main)]) {
      const leaves = this.leavesOf(tree);
      if (this.isShort) for (const leaf of leaves) this.checkValues(this.page(leaf, LEAF));
    }
  }

  /** LMDB wants the first of the two to be sound, and takes the newer one. */
  private newestMeta(): Meta {
    const first = this.metaAt(0);
    if (!first || first.pageSize < SMALLEST_PAGE) throw new Damage('it does not begin as a data file does');
    const second = this.metaAt(first.pageSize);
    return second && second.transaction > first.transaction ? second : first;
  }

  private metaAt(position: number): Meta | undefined {
    const page = this.read(position, META_BYTES);
    if (page.readUInt32LE(HEADER_BYTES) !== MAGIC) return undefined;
    return {
      pageSize: page.readUInt32LE(48),
      free: treeAt(page, 48),
      main: treeAt(page, 96),
      lastPage: numberAt(page, 144),
      transaction: page.readBigUInt64LE(152),
    };
  }

  /** The named trees, which stand in the main one. */
  private treesIn(main: Tree): Tree[] {
    const pages = this.leavesOf(main).map((leaf) => this.page(leaf, LEAF));
    return pages.flatMap((page) =>
      nodesOf(page).flatMap(({ flags, data }) => (flags & IS_TREE ? [treeAt(page, data)] : [])),
    );
  }

  private leavesOf({ depth, root }: Tree): number[] {
    if (depth === 0) return [];
    if (depth > DEEPEST) throw new Damage(`page ${root} is no page of a tree`);
    let level = [root];
    for (let above = depth - 1; above > 0; above--) {
      level = level.flatMap((page) => nodesOf(this.page(page, BRANCH)).map(({ child }) => child));
    }
    for (const page of level) this.refuseOutside(page, 1);
    return level;
  }

  /** Long values lie in pages of their own. */
  private checkValues(leaf: Buffer): void {
    for (const { flags, data } of nodesOf(leaf)) {
      if (flags & LIES_OUTSIDE) this.refuseOutside(numberAt(leaf, data), numberAt(leaf, data + 16));
    }
  }

  private page(number: number, kind: number): Buffer {
    this.refuseOutside(number, 1);
    const page = this.read(number * this.meta.pageSize, this.meta.pageSize);
    if (numberAt(page, 0) === number && page.readUInt16LE(18) & kind) return page;
    throw new Damage(`page ${number} is not what it was`);
  }

  private refuseOutside(page: number, length: number): void {
    if (page + length <= this.pages) return;
    throw new Damage(`it ends before page ${page}, after ${this.bytes} bytes`);
  }

  private read(position: number, length: number): Buffer {
    const bytes = Buffer.alloc(length);
    const read = readSync(this.descriptor, bytes, 0, length, position);
    if (read < length) throw new Damage(`it ends after ${this.bytes} bytes`);
    return bytes;
  }
}

interface PageNode {
  readonly flags: number;
  /** In a branch: the page below. */
  readonly child: number;
  /** In a leaf: where its value begins. */
  readonly data: number;
}

function nodesOf(page: Buffer): PageNode[] {
  return Array.from({ length: page.readUInt16LE(20) >> 1 }, (_, index) => {
    const node = HEADER_BYTES + page.readUInt16LE(HEADER_BYTES + 2 * index);
    return {
      flags: page.readUInt16LE(node + 4),
      child: page.readUIntLE(node, 6),
      data: node + NODE_BYTES + page.readUInt16LE(node + 6),
    };
  });
}

function treeAt(page: Buffer, offset: number): Tree {
  return { depth: page.readUInt16LE(offset + 6), root: numberAt(page, offset + 40) };
}

function numberAt(page: Buffer, offset: number): number {
  return Number(page.readBigUInt64LE(offset));
}
