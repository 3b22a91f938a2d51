import { NextTokenError } from '../../errors/index.js'
import { platform } from '../../platform/index.js'

/**
 * The files of a zip archive by path, each unpacked when it is read. Enough for a Python wheel: stored and deflated
 * entries, no encryption, no zip64. Offsets are those of PKWARE's APPNOTE.TXT, 4.3.7, 4.3.12 and 4.3.16.
 *
 * @throws NextTokenError `InvalidModel` that names the archive.
 */
export function readZip(archive: Uint8Array, path: string): Map<string, () => Uint8Array> {
  const view = new DataView(archive.buffer, archive.byteOffset, archive.byteLength)
  const end = findEnd(view)
  if (end === undefined)
    throw broken(path, 'not a zip archive: it has no central directory; is the download complete?')
  try {
    return readDirectory(archive, { view, end, path })
  } catch (cause) {
    // Offsets that point out of the archive.
    if (cause instanceof NextTokenError) throw cause
    throw broken(path, 'the archive is cut or damaged; download it again', cause)
  }
}

interface Reading {
  readonly view: DataView
  readonly end: number
  readonly path: string
}

function readDirectory(archive: Uint8Array, { view, end, path }: Reading): Map<string, () => Uint8Array> {
  const entries = new Map<string, () => Uint8Array>()
  let at = view.getUint32(end + 16, true)
  for (let left = view.getUint16(end + 10, true); left > 0; left--) {
    if (view.getUint32(at, true) !== CENTRAL) throw broken(path, `broken central directory at byte ${at}`)
    const nameLength = view.getUint16(at + 28, true)
    const name = new TextDecoder().decode(archive.subarray(at + 46, at + 46 + nameLength))
    const header = view.getUint32(at + 42, true)
    const start = header + 30 + view.getUint16(header + 26, true) + view.getUint16(header + 28, true)
    const entry = {
      label: `${path}/${name}`,
      method: view.getUint16(at + 10, true),
      crc: view.getUint32(at + 16, true),
      packed: archive.subarray(start, start + view.getUint32(at + 20, true)),
    }
    entries.set(name, () => unpack(entry))
    at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
  }
  return entries
}

const CENTRAL = 0x02014b50
const END = 0x06054b50
const END_LENGTH = 22
/** The comment of an archive comes last. */
const MOST_COMMENT = 0xffff

/** Where the last record begins. */
function findEnd(view: DataView): number | undefined {
  const last = view.byteLength - END_LENGTH
  for (let at = last; at >= Math.max(0, last - MOST_COMMENT); at--) {
    if (view.getUint32(at, true) === END) return at
  }
  return undefined
}

interface Entry {
  readonly label: string
  readonly method: number
  readonly crc: number
  readonly packed: Uint8Array
}

function unpack({ label, method, crc, packed }: Entry): Uint8Array {
  if (method !== 0 && method !== 8)
    throw broken(
      label,
      `compression method ${method} is not supported; unpack the archive and pass the folder`,
    )
  const bytes = method === 0 ? packed : inflate(packed, label)
  if (platform.crc32(bytes, 0) !== crc)
    throw broken(label, 'its checksum differs; download the archive again')
  return bytes
}

function inflate(packed: Uint8Array, label: string): Uint8Array {
  try {
    return platform.inflateRaw(packed)
  } catch (cause) {
    throw broken(label, 'it cannot be unpacked; download the archive again', cause)
  }
}

function broken(path: string, problem: string, cause?: unknown): NextTokenError {
  return new NextTokenError('InvalidModel', `${path}: ${problem}`, { cause })
}
