import type { ParamProblem } from '../../errors/index.js'
import type { OperationModel } from '../../models/index.js'
import type { Structure } from '../../protocols/index.js'

const operations = new Set(['CopyObject', 'CreateMultipartUpload', 'PutObject'])

/** Metadata travels in headers: https://docs.aws.amazon.com/AmazonS3/latest/userguide/UsingMetadata.html */
export function checkMetadata({ name }: OperationModel, { Metadata }: Structure): readonly ParamProblem[] {
  if (!operations.has(name) || typeof Metadata !== 'object' || Metadata === null) return []
  return Object.entries(Metadata)
    .filter(([key, value]) => !isAscii(key) || (typeof value === 'string' && !isAscii(value)))
    .map(([key]) => {
      const path = `Metadata.${key}`
      return {
        path,
        message: `${path}: S3’s metadata is ASCII alone; encode it, for example by encodeURIComponent`,
      }
    })
}

function isAscii(text: string): boolean {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: ASCII has them
  return /^[\u0000-\u007f]*$/.test(text)
}
