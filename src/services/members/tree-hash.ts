import { platform } from '../../platform/index.js'

const megabyte = 1024 * 1024

/**
 * Glacier's hash of an archive, in hexadecimal: SHA-256 of each megabyte, then of each pair of hashes, until one is
 * left. https://docs.aws.amazon.com/amazonglacier/latest/dev/checksum-calculations.html
 */
export async function treeHash(bytes: Uint8Array): Promise<string> {
  let level: Uint8Array[] = []
  for (let at = 0; at === 0 || at < bytes.length; at += megabyte) {
    level.push(await sha256(bytes.subarray(at, at + megabyte)))
  }
  while (level.length > 1) level = await pairUp(level)
  return Buffer.concat(level).toString('hex')
}

/** The last hash of an odd number stays as it is. */
async function pairUp(level: readonly Uint8Array[]): Promise<Uint8Array[]> {
  const above: Uint8Array[] = []
  for (let at = 0; at < level.length; at += 2) {
    const pair = level.slice(at, at + 2)
    const [first] = pair
    above.push(first && pair.length === 1 ? first : await sha256(Buffer.concat(pair)))
  }
  return above
}

export function sha256(bytes: Uint8Array): Promise<Uint8Array> {
  const hash = platform.hash('sha256')
  hash.update(bytes)
  return hash.digest()
}
