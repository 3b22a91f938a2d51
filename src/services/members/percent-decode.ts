/**
 * Decodes like Python's `unquote`, which boto3 uses: it never fails, bytes that are not UTF-8 become U+FFFD, and a
 * lone `%` stays.
 */
export function percentDecode(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text.replace(/(?:%[\da-f]{2})+/gi, (run) =>
      Buffer.from(run.replaceAll('%', ''), 'hex').toString('utf8'),
    )
  }
}
