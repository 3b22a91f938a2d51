export const mebibyte = 2 ** 20
export const gibibyte = 2 ** 30

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/qfacts.html */
const mostParts = 10_000

/** The parts of a stream of unknown length that have the size that was asked for. */
const evenParts = 5000
/** Then the size doubles after so many parts. */
const doubledEvery = 500
/** A part is held in memory, and Node's buffers have a maximum. */
const largestPart = 2 * gibibyte

/** Bytes of an object, the last one included. */
export interface Span {
  readonly start: number
  readonly end: number
}

/** The size of a part: doubled as often as S3's maximum number of parts requires, as boto3 does it. */
export function partSizeFor(total: number, partSize: number): number {
  let size = partSize
  while (Math.ceil(total / size) > mostParts) size *= 2
  return size
}

/**
 * The size of a part of a stream whose length is not known; undefined behind the last part that S3 allows. Parts of one
 * size would end at 80 GB; these end beyond 4 TB.
 *
 * @param number The part's number, from 1.
 */
export function partSizeAt(number: number, partSize: number): number | undefined {
  if (number > mostParts) return undefined
  const doublings = Math.max(0, Math.ceil((number - evenParts) / doubledEvery))
  return Math.max(partSize, Math.min(partSize * 2 ** doublings, largestPart))
}

/** An object in pieces of one size; the last one is what remains. Nothing for an empty object. */
export function byteSpans(total: number, size: number): Span[] {
  return Array.from({ length: Math.ceil(total / size) }, (_, index) => {
    const start = index * size
    return { start, end: Math.min(start + size, total) - 1 }
  })
}
