/** The size of the end of a ZIP archive and of the head of an entry in its directory, in bytes. */
const [END, HEAD] = [22, 46];

/**
 * The bytes to which the entries of a ZIP archive unpack, as its directory states them; a reader refuses an entry that has more.
 * Undefined where there is no directory, or where an entry does not state its size.
 */
export function unpackedSize(archive: Buffer): number | undefined {
  const end = archive.lastIndexOf('PK\x05\x06');
  if (end < 0 || end + END > archive.length) return undefined;
  let [at, all] = [archive.readUInt32LE(end + 16), 0];
  for (let entry = archive.readUInt16LE(end + 10); entry > 0; entry -= 1) {
    if (at + HEAD > archive.length || archive.toString('latin1', at, at + 4) !== 'PK\x01\x02') return undefined;
    const [packed, unpacked] = [archive.readUInt32LE(at + 20), archive.readUInt32LE(at + 24)];
    if (packed > 2 && unpacked === 0) return undefined;
    all += unpacked;
    at += HEAD + archive.readUInt16LE(at + 28) + archive.readUInt16LE(at + 30) + archive.readUInt16LE(at + 32);
  }
  return all;
}
