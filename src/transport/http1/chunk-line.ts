/**
 * A size, with at most one extension and without a backslash in it: Node 20.19 cannot read more of what RFC 9112, section
 * 7.1.1 allows, and servers send none at all.
 */
const sizeLine =
  /^([\da-f]{1,16})(?:;[\w!#$%&'*+.^`|~-]+(?:=(?:[\w!#$%&'*+.^`|~-]+|"[\t \x21\x23-\x5b\x5d-\x7e\x80-\xff]*"))?)?\r\n$/i
const trailerLine = /^([\w!#$%&'*+.^`|~-]+):[\t\x20-\x7e\x80-\xff]*\r\n$/
const framing = /^(?:content-length|transfer-encoding)$/i

/** The size that the line before a chunk gives; undefined if the line is malformed or the size is beyond 2^53. */
export function chunkSize(line: string): number | undefined {
  const digits = sizeLine.exec(line)?.[1]
  if (digits === undefined) return undefined
  const size = Number.parseInt(digits, 16)
  return Number.isSafeInteger(size) ? size : undefined
}

/** Whether a line may stand behind the last chunk. Its value is dropped, as `node:http` keeps it out of the headers. */
export function isTrailerLine(line: string): boolean {
  const name = trailerLine.exec(line)?.[1]
  return name !== undefined && !framing.test(name)
}
