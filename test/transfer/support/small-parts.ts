import type { DynamicClient } from 'nexttoken'
import { callsOf, type Settings } from '../../../src/transfer/calls/index.js'
import { makeCopy } from '../../../src/transfer/make-copy.js'
import { sendUpload } from '../../../src/transfer/send-upload.js'
import { openSource } from '../../../src/transfer/source/index.js'

type Input = Record<string, unknown> & { readonly Bucket: string; readonly Key: string }

const standard: Settings = {
  partSize: 10,
  concurrency: 3,
  multipartThreshold: 10,
  bodyAttempts: 5,
  signal: undefined,
  onProgress: undefined,
}

/** `upload` in parts smaller than S3 allows, so that many of them cost little. */
export async function uploadSmall(s3: DynamicClient, input: Input, settings: Partial<Settings> = {}) {
  const { Body: _, file: __, ...members } = input
  const source = await openSource(input)
  try {
    const calls = callsOf(s3, 'upload() takes')
    return await sendUpload({ calls, input: members, settings: { ...standard, ...settings }, source })
  } finally {
    source.close()
  }
}

/** `copy` in parts smaller than S3 allows. */
export function copySmall(s3: DynamicClient, input: Input, settings: Partial<Settings> = {}) {
  const calls = callsOf(s3, 'copy() takes')
  return makeCopy({ calls, sourceCalls: calls, input, settings: { ...standard, ...settings } })
}
