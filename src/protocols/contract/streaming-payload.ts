import type { Member, Shape } from '../../models/index.js'

/** The member that is the whole body of a message and may be a stream of bytes, as that of S3's PutObject. */
export function streamingPayload(structure: Shape | undefined): Member | undefined {
  const payload = structure?.payload
  return payload?.streaming && payload.shape.type === 'blob' ? payload : undefined
}
