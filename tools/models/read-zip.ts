import { crc32, inflateRawSync } from 'node:zlib'

/**
 * The files of a zip archive by path, each unpacked when it is read. Enough for a wheel: stored and deflated
 * entries, no encryption, no zip64. Offsets are those of PKWARE's APPNOTE.TXT, 4.3.7, 4.3.12 and 4.3.16.
 */
export function readZip(archive: Buffer): Map<string, () => Buffer> {
  const end = archive.lastIndexOf('PK\x05\x06', undefined, 'latin1')
  if (end < 0) throw new Error('not a zip archive: no end of central directory; is the download complete?')
  const entries = new Map<string, () => Buffer>()
  let at = archive.readUInt32LE(end + 16)
  for (let left = archive.readUInt16LE(end + 10); left > 0; left--) {
    if (archive.readUInt32LE(at) !== 0x02014b50)
      throw new Error(`zip: broken central directory at byte ${at}`)
    const nameLength = archive.readUInt16LE(at + 28)
    const name = archive.toString('utf8', at + 46, at + 46 + nameLength)
    const entry = {
      name,
      method: archive.readUInt16LE(at + 10),
      crc: archive.readUInt32LE(at + 16),
      packedSize: archive.readUInt32LE(at + 20),
      header: archive.readUInt32LE(at + 42),
    }
    entries.set(name, () => unpack(archive, entry))
    at += 46 + nameLength + archive.readUInt16LE(at + 30) + archive.readUInt16LE(at + 32)
  }
  return entries
}

interface Entry {
  readonly name: string
  readonly method: number
  readonly crc: number
  readonly packedSize: number
  readonly header: number
}

function unpack(archive: Buffer, { name, method, crc, packedSize, header }: Entry): Buffer {
  const start = header + 30 + archive.readUInt16LE(header + 26) + archive.readUInt16LE(header + 28)
  const packed = archive.subarray(start, start + packedSize)
  if (method !== 0 && method !== 8)
    throw new Error(`zip: ${name}: compression method ${method} is not supported`)
  const bytes = method === 0 ? packed : inflateRawSync(packed)
  if (crc32(bytes) !== crc) throw new Error(`zip: ${name}: checksum differs; download the archive anew`)
  return bytes
}
