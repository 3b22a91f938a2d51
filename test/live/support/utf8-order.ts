/** In the order of UTF-8 bytes, as S3 lists. */
export function utf8Order(keys: readonly string[]): string[] {
  return [...keys].sort((one, other) => Buffer.compare(Buffer.from(one), Buffer.from(other)))
}
