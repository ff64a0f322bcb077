import { inflateRawSync } from 'node:zlib';

/** The signatures of the parts of a ZIP archive, and the size of each part without its texts, in bytes. */
const LOCAL = { signature: 0x04034b50, size: 30 };
const CENTRAL = { signature: 0x02014b50, size: 46 };
const END = { signature: 0x06054b50, size: 22 };

/**
 * A ZIP archive with the same entries, none of them compressed.
 * Libraries of compression give different bytes on different machines; stored entries are the same everywhere.
 */
export function storedArchive(archive: Uint8Array): Uint8Array {
  const from = Buffer.from(archive);
  const end = from.length - END.size;
  if (from.readUInt32LE(end) !== END.signature) throw new Error('an archive with a comment');
  const count = from.readUInt16LE(end + 10);
  const [bodies, directory]: [Buffer[], Buffer[]] = [[], []];
  let [at, offset] = [from.readUInt32LE(end + 16), 0];
  for (let entry = 0; entry < count; entry += 1) {
    if (from.readUInt32LE(at) !== CENTRAL.signature) throw new Error('an archive without a directory');
    const head = Buffer.from(from.subarray(at, at + CENTRAL.size + from.readUInt16LE(at + 28)));
    const data = entryData(from, head);
    head.writeUInt16LE(0, 10);
    head.writeUInt32LE(data.length, 20);
    head.writeUInt32LE(offset, 42);
    const local = localHead(head);
    bodies.push(local, data);
    directory.push(head);
    at += head.length;
    offset += local.length + data.length;
  }
  const last = Buffer.from(from.subarray(end));
  last.writeUInt32LE(Buffer.concat(directory).length, 12);
  last.writeUInt32LE(offset, 16);
  return Buffer.concat([...bodies, ...directory, last]);
}

/** The unpacked bytes of the entry with this head in the directory. */
function entryData(from: Buffer, head: Buffer): Buffer {
  const local = head.readUInt32LE(42);
  const start = local + LOCAL.size + from.readUInt16LE(local + 26) + from.readUInt16LE(local + 28);
  const packed = from.subarray(start, start + head.readUInt32LE(20));
  return head.readUInt16LE(10) === 0 ? packed : inflateRawSync(packed);
}

/** The head before the bytes of an entry, which repeats what its head in the directory says. */
function localHead(head: Buffer): Buffer {
  const local = Buffer.alloc(LOCAL.size);
  local.writeUInt32LE(LOCAL.signature, 0);
  head.copy(local, 4, 6, 30);
  return Buffer.concat([local, head.subarray(CENTRAL.size)]);
}
