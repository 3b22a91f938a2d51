/** Never fails: what is no UTF-8 becomes U+FFFD, and a lone `%` stays. As Python's `unquote`, and so boto3. */
export function percentDecode(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text.replace(/(?:%[\da-f]{2})+/gi, (run) =>
      Buffer.from(run.replaceAll('%', ''), 'hex').toString('utf8'),
    )
  }
}
