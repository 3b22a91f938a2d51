type Structure = Readonly<Record<string, unknown>>

/**
 * A value of a page as the service takes it. `encodedBy` is the member that asks for URL encoding (S3's EncodingType):
 * keys and markers of such a page stand encoded, and have to be sent as they are. boto3 sends them encoded, so that its
 * listing ends short (https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListObjectVersions.html tells what is encoded).
 */
export function asTaken(value: unknown, encodedBy: string | undefined, input: Structure): unknown {
  const isEncoded = typeof value === 'string' && encodedBy !== undefined && input[encodedBy] === 'url'
  return isEncoded ? urlDecoded(value) : value
}

/** S3 writes a space as `+`. What no encoding makes stays as it is. */
function urlDecoded(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '))
  } catch {
    return text
  }
}
