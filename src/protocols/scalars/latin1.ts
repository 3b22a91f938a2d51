/** Node's buffers have it, if not their types; the buffers that bundlers put in their place may lack it. */
interface Latin1Source {
  latin1Slice(start: number, end: number): string
}

const latin1Slice = hasLatin1Slice(Buffer.prototype) ? Buffer.prototype.latin1Slice : undefined

/** A string of these bytes' own, one character each: `toString` spared the look at its arguments. */
export function readLatin1(bytes: Buffer, start: number, end: number): string {
  return latin1Slice ? latin1Slice.call(bytes, start, end) : bytes.toString('latin1', start, end)
}

function hasLatin1Slice(bytes: object): bytes is Latin1Source {
  return 'latin1Slice' in bytes
}
