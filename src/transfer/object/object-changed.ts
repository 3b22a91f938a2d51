import { NextTokenError } from '../../errors/index.js'

const gone = new Set(['PreconditionFailed', '412', 'NoSuchKey', 'NoSuchVersion', '404', 'NotFound'])

/** Whether S3 refuses a request because the object is not the one that was asked for first. */
function isGone(error: unknown): boolean {
  return error instanceof NextTokenError && gone.has(error.code)
}

/**
 * The error of a part of an object that was there a moment ago: that it was replaced, if it was; otherwise the error
 * itself.
 */
export function ofChanged(
  error: unknown,
  { Bucket, Key }: { readonly Bucket: unknown; readonly Key: unknown },
): unknown {
  return isGone(error) ? objectChanged({ Bucket, Key }, error) : error
}

export function objectChanged(
  { Bucket, Key }: { readonly Bucket: unknown; readonly Key: unknown },
  cause?: unknown,
): NextTokenError {
  const problem =
    `${String(Key)} in ${String(Bucket)} was replaced or deleted while it was read. Start again; ` +
    'in a bucket that keeps versions, pass the VersionId'
  return new NextTokenError('ObjectChanged', problem, { service: 's3', cause })
}
