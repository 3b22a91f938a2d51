import { percentEncode } from '../../protocols/index.js'
import type { PresignedCopy } from '../../services/index.js'
import type { OutgoingRequest } from '../body/index.js'

interface CopyContext {
  /** The region that the copy goes to. */
  readonly region: string
  /** Returns the URL of a request in the region that the copy comes from. */
  presign(request: OutgoingRequest): Promise<string>
}

/**
 * The request, a form, with the presigned URL of the same call in the source region added. The URL proves to the
 * service there that the caller may read the source.
 */
export async function withPresignedUrl(
  request: OutgoingRequest,
  copy: PresignedCopy,
  { region, presign }: CopyContext,
): Promise<OutgoingRequest> {
  const form = Buffer.from(request.body ?? '').toString()
  const destination = `&DestinationRegion=${percentEncode(region)}`
  const url = await presign({ ...request, body: form + destination })
  const suffix = copy.tellsDestination ? destination : ''
  return { ...request, body: `${form}&${copy.parameter}=${percentEncode(url)}${suffix}` }
}
