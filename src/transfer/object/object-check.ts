import { knownAlgorithms, loadHash } from '../../client/index.js'
import { NextTokenError } from '../../errors/index.js'
import type { Structure } from '../../protocols/index.js'
import type { RunningHash } from '../../transport/index.js'
import { type S3Calls, textOf } from '../calls/index.js'
import { inParallel } from '../parts/index.js'
import type { FoundObject } from './find-object.js'

/** The object, and how to ask for more of it. */
interface Context {
  readonly calls: S3Calls
  readonly input: Structure
  readonly object: FoundObject
  readonly signal: AbortSignal | undefined
}

interface Expected {
  readonly algorithm: string
  /** In base64; of an object in parts with the number of its parts. */
  readonly value: string
  /** The size of the object's parts; undefined if the checksum covers its bytes. */
  readonly partSize: number | undefined
}

/**
 * Checks the bytes of an object, in order, against its checksum. The responses of ranges have none, so that a download in
 * parts is checked as a whole. The checksum of an object that was uploaded in parts is often the checksum of the
 * checksums of its parts.
 */
export class ObjectCheck {
  #hash: RunningHash
  /** Bytes of the part that is hashed now which have not arrived. */
  #missing: number
  readonly #digests: Uint8Array[] = []

  private constructor(
    private readonly context: Context,
    private readonly expected: Expected,
    private readonly newHash: () => RunningHash,
  ) {
    this.#hash = newHash()
    this.#missing = expected.partSize ?? Number.POSITIVE_INFINITY
  }

  /** The check for an object; undefined if it has no checksum that can be checked. */
  static async of(context: Context): Promise<ObjectCheck | undefined> {
    for (const algorithm of knownAlgorithms) {
      const value = textOf(context.object.head, `Checksum${algorithm}`)
      const newHash = value === undefined ? undefined : await loadHash(algorithm)
      if (value === undefined || !newHash) continue
      const count = Number(/-(\d+)$/.exec(value)?.[1] ?? 0)
      if (count === 0 && !coversBytes(context.object)) continue
      const partSize = count === 0 ? undefined : await partSizeOf(context, count)
      if (count > 0 && partSize === undefined) continue
      return new ObjectCheck(context, { algorithm, value, partSize }, newHash)
    }
    return undefined
  }

  async update(bytes: Uint8Array): Promise<void> {
    let rest = bytes
    while (rest.length > 0) {
      const now = rest.subarray(0, Math.min(rest.length, this.#missing))
      this.#hash.update(now)
      this.#missing -= now.length
      rest = rest.subarray(now.length)
      if (this.#missing === 0) await this.#endPart()
    }
  }

  async #endPart(): Promise<void> {
    this.#digests.push(await this.#hash.digest())
    this.#hash = this.newHash()
    this.#missing = this.expected.partSize ?? Number.POSITIVE_INFINITY
  }

  /**
   * The algorithm that the bytes were checked with; undefined if it turns out that they cannot be checked.
   *
   * @throws NextTokenError `ChecksumMismatch`.
   */
  async finish(): Promise<string | undefined> {
    const { algorithm, value, partSize } = this.expected
    const actual = partSize === undefined ? base64(await this.#hash.digest()) : await this.#ofParts(partSize)
    if (actual === value) return algorithm
    if (partSize !== undefined && !(await hasEvenParts(this.context, partSize))) return undefined
    const { Bucket, Key } = this.context.input
    const problem =
      `the bytes of ${String(Key)} in ${String(Bucket)} do not match its ${algorithm} checksum (expected ${value}, ` +
      `got ${actual}): they were changed on the way. Download it again`
    throw new NextTokenError('ChecksumMismatch', problem, { service: 's3' })
  }

  async #ofParts(partSize: number): Promise<string> {
    if (this.#missing < partSize || this.#digests.length === 0) await this.#endPart()
    const hash = this.newHash()
    for (const digest of this.#digests) hash.update(digest)
    return `${base64(await hash.digest())}-${this.#digests.length}`
  }
}

/** S3 says what a checksum covers. A server that does not say it may mean the checksums of parts (moto 5.2). */
function coversBytes({ head, ETag = '' }: FoundObject): boolean {
  const type = textOf(head, 'ChecksumType')
  return type === undefined ? !/-\d+"?$/.test(ETag) : type === 'FULL_OBJECT'
}

function base64(digest: Uint8Array): string {
  return Buffer.from(digest).toString('base64')
}

/**
 * The size of the parts that an object was uploaded in, from that of the first; undefined if the others must differ from
 * it, or if the server does not know.
 */
async function partSizeOf(context: Context, count: number): Promise<number | undefined> {
  const { size } = context.object
  if (count === 1) return size
  const first = await sizeOfPart(context, 1)
  return first !== undefined && Math.ceil(size / first) === count ? first : undefined
}

/**
 * Whether all parts but the last have this size, as far as the server says it. Only asked when a checksum does not match:
 * a part of another size in the middle would be the reason.
 */
async function hasEvenParts(context: Context, partSize: number): Promise<boolean> {
  const count = Math.ceil(context.object.size / partSize)
  let [number, isEven] = [1, true]
  await inParallel(10, context.signal, async (signal) => {
    while (isEven && ++number < count) {
      if ((await sizeOfPart({ ...context, signal }, number)) !== partSize) isEven = false
    }
  })
  return isEven
}

async function sizeOfPart(context: Context, PartNumber: number): Promise<number | undefined> {
  const { calls, input, object, signal } = context
  const tag = object.ETag === undefined ? {} : { IfMatch: object.ETag }
  const members = { ...calls.pick('HeadObject', input), ...tag, PartNumber }
  try {
    const { ContentLength: size } = await calls.call('HeadObject', members, { signal })
    return typeof size === 'number' ? size : undefined
  } catch (error) {
    if (error instanceof NextTokenError && error.code === 'Aborted') throw error
    return undefined
  }
}
