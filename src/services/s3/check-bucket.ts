import type { ParamProblem } from '../../errors/index.js'
import type { Structure } from '../../protocols/index.js'

// `.` and `..` would be segments of the path, and the request would go to another bucket.
const name = /^(?!\.{1,2}$)[\w.-]{1,255}$/
const accessPoint = /^arn:aws.*:s3(?:-object-lambda)?:[a-z\d-]*:\d{12}:accesspoint[/:][A-Za-z\d.-]{1,63}$/
const outpost =
  /^arn:aws.*:s3-outposts:[a-z\d-]+:\d{12}:outpost[/:][A-Za-z\d-]{1,63}[/:]accesspoint[/:][A-Za-z\d-]{1,63}$/

/** Whether a bucket is the ARN of an access point. */
export function isAccessPoint(bucket: string): boolean {
  return accessPoint.test(bucket) || outpost.test(bucket)
}

/** Refuses a bucket name that S3 never allows, before it becomes part of a host name or a path. */
export function checkBucket({ Bucket }: Structure): readonly ParamProblem[] {
  if (typeof Bucket !== 'string' || name.test(Bucket) || isAccessPoint(Bucket)) return []
  const wanted = 'a bucket name (1 to 255 letters, digits, ".", "-", "_") or the ARN of an access point'
  const seen = JSON.stringify(Bucket.length > 80 ? `${Bucket.slice(0, 79)}…` : Bucket)
  return [{ path: 'Bucket', message: `Bucket: expected ${wanted}, got ${seen}` }]
}
