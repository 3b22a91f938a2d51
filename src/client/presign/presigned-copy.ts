import { type EncodedRequest, percentEncode } from '../../protocols/index.js'
import type { PresignedCopy } from '../../services/index.js'

/** What a copy from another region is asked for by. */
interface CopyContext {
  /** Where the copy goes. */
  readonly region: string
  /** The URL of a request in the region that the copy comes from. */
  presign(request: EncodedRequest): Promise<string>
}

/**
 * Adds to a form the URL of the same call in the region that the copy comes from: by it the service there knows
 * that the caller may read. Writes the request.
 */
export async function addPresignedUrl(
  request: EncodedRequest,
  copy: PresignedCopy,
  { region, presign }: CopyContext,
): Promise<void> {
  const form = Buffer.from(request.body ?? '').toString()
  const destination = `&DestinationRegion=${percentEncode(region)}`
  const url = await presign({ ...request, body: form + destination })
  const told = copy.tellsDestination ? destination : ''
  request.body = `${form}&${copy.parameter}=${percentEncode(url)}${told}`
}
