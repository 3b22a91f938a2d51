import type { ParamProblem } from '../../errors/index.js'
import type { OperationModel } from '../../models/index.js'
import type { Structure } from '../../protocols/index.js'
import { isObjectOrList } from '../../values/index.js'

const operations = new Set(['CopyObject', 'CreateMultipartUpload', 'PutObject'])

/** Metadata is sent in headers: https://docs.aws.amazon.com/AmazonS3/latest/userguide/UsingMetadata.html */
export function checkMetadata({ name }: OperationModel, { Metadata }: Structure): readonly ParamProblem[] {
  if (!operations.has(name) || !isObjectOrList(Metadata)) return []
  return Object.entries(Metadata)
    .filter(([key, value]) => !isAscii(key) || (typeof value === 'string' && !isAscii(value)))
    .map(([key]) => {
      const path = `Metadata.${key}`
      return {
        path,
        message: `${path}: S3 metadata must be ASCII; encode it, for example with encodeURIComponent`,
      }
    })
}

function isAscii(text: string): boolean {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: ASCII has them
  return /^[\u0000-\u007f]*$/.test(text)
}
