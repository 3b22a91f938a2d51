import type { Member, Shape } from '../../models/index.js'

/** The member that is the whole body and can be a stream of bytes, such as `Body` of S3's PutObject. */
export function streamingPayload(structure: Shape | undefined): Member | undefined {
  const payload = structure?.payload
  return payload?.streaming && payload.shape.type === 'blob' ? payload : undefined
}
