type Structure = Readonly<Record<string, unknown>>

/**
 * Returns a value of a page as a request accepts it. `encodedBy` names the member that asks for URL encoding (S3's
 * EncodingType). Keys and markers on such a page are URL-encoded and have to be decoded before they are sent. boto3
 * sends them encoded, so its listing ends early
 * (https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListObjectVersions.html lists what is encoded).
 */
export function decodeValue(value: unknown, encodedBy: string | undefined, input: Structure): unknown {
  const isEncoded = typeof value === 'string' && encodedBy !== undefined && input[encodedBy] === 'url'
  return isEncoded ? urlDecoded(value) : value
}

/** S3 encodes a space as `+`. Text that is not valid URL encoding is returned unchanged. */
function urlDecoded(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '))
  } catch {
    return text
  }
}
