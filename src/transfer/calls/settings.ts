import { type KnownOptions, NextTokenError, type OptionNames, optionProblems } from '../../errors/index.js'
import { getMember, isObject } from '../../values/index.js'
import type { CopyOptions, FileDownload, StreamDownload, TransferOptions } from '../contract/index.js'
import { gibibyte, mebibyte } from '../parts/index.js'

/** The options of a transfer, with its defaults. */
export interface Settings {
  readonly partSize: number
  readonly concurrency: number
  readonly multipartThreshold: number
  readonly bodyAttempts: number
  readonly signal: AbortSignal | undefined
  readonly onProgress: TransferOptions['onProgress']
}

const shared: OptionNames<TransferOptions> = {
  partSize: true,
  concurrency: true,
  multipartThreshold: true,
  signal: true,
  onProgress: true,
}
const ofCopy: OptionNames<CopyOptions> = { ...shared, sourceClient: true }
const ofDownload: OptionNames<FileDownload & StreamDownload> = {
  ...shared,
  bodyAttempts: true,
  file: true,
  to: true,
  resume: true,
}

const inInput = 'pass it in the second argument, beside Bucket and Key'

/**
 * Names of boto3's `TransferConfig` and of `@aws-sdk/lib-storage` that are not near ours.
 * https://docs.aws.amazon.com/boto3/latest/reference/customizations/s3.html
 */
const remedies: Readonly<Record<string, string>> = {
  multipart_threshold: 'use `multipartThreshold`',
  multipart_chunksize: 'use `partSize`',
  max_concurrency: 'use `concurrency`',
  use_threads: 'use `concurrency: 1` for one request at a time',
  num_download_attempts: 'use `bodyAttempts`',
  max_bandwidth: 'nexttoken does not limit the rate of a transfer; a smaller `concurrency` makes it slower',
  max_io_queue: 'remove it: what is in memory is limited by `partSize` and `concurrency`',
  io_chunksize: 'remove it: what is in memory is limited by `partSize` and `concurrency`',
  preferred_transfer_client: 'remove it: there is one implementation',
  Config: 'pass its settings as options, such as { partSize, concurrency }',
  Callback: 'use `onProgress`',
  ExtraArgs: `remove it, and pass its members (ContentType, Metadata, …) ${inInput.slice('pass it '.length)}`,
  SourceClient: 'use `sourceClient`',
  queueSize: 'use `concurrency`',
  leavePartsOnError: 'remove it: the parts of a failed upload are always removed',
  abortController: 'use `signal`',
  abortSignal: 'use `signal`',
  params: 'pass its members as the second argument',
  timeout: 'use `signal: AbortSignal.timeout(milliseconds)`',
  tags: 'pass `Tagging` in the second argument',
  Bucket: inInput,
  Key: inInput,
}

const kinds = {
  upload: { kind: 'upload option', names: shared, remedies },
  download: { kind: 'download option', names: ofDownload, remedies },
  copy: { kind: 'copy option', names: ofCopy, remedies },
} satisfies Record<string, KnownOptions>

const count = { least: 1, unit: '' }
const bytes = { least: 1, unit: ' bytes' }
/** What S3 allows: https://docs.aws.amazon.com/AmazonS3/latest/userguide/qfacts.html */
const part = { least: 5 * mebibyte, most: 5 * gibibyte, unit: ' bytes' }

interface Range {
  readonly least: number
  readonly most?: number
  readonly unit: string
}

/** @throws NextTokenError `InvalidConfiguration` that names every problem. */
export function settingsOf(options: unknown, of: keyof typeof kinds): Settings {
  const given = isObject(options) ? options : {}
  const problems = optionProblems(options, kinds[of])
  const numberOf = (name: string, standard: number, range: Range): number => {
    const value = given[name] ?? standard
    const { least, most = Number.MAX_SAFE_INTEGER, unit } = range
    if (typeof value === 'number' && Number.isSafeInteger(value) && value >= least && value <= most)
      return value
    const limit = most === Number.MAX_SAFE_INTEGER ? `of at least ${least}` : `from ${least} to ${most}`
    problems.push(`\`${name}\`: expected a whole number ${limit}${unit}, got ${seen(value)}`)
    return standard
  }
  const settings = {
    partSize: numberOf('partSize', 8 * mebibyte, of === 'download' ? bytes : part),
    concurrency: numberOf('concurrency', 10, { ...count, most: 1000 }),
    multipartThreshold: numberOf('multipartThreshold', 8 * mebibyte, { ...bytes, most: part.most }),
    bodyAttempts: numberOf('bodyAttempts', 5, count),
    signal: isSignal(given.signal) ? given.signal : undefined,
    onProgress: isCallback(given.onProgress) ? given.onProgress : undefined,
  }
  if (given.signal !== undefined && !settings.signal)
    problems.push(`\`signal\`: expected an AbortSignal, got ${seen(given.signal)}`)
  if (given.onProgress !== undefined && !settings.onProgress)
    problems.push(`\`onProgress\`: expected a function, got ${seen(given.onProgress)}`)
  if (problems.length > 0) throw new NextTokenError('InvalidConfiguration', problems.join('\n  '))
  return settings
}

function isCallback(value: unknown): value is NonNullable<TransferOptions['onProgress']> {
  return typeof value === 'function'
}

/** A signal of another realm or of a polyfill is one too. */
function isSignal(value: unknown): value is AbortSignal {
  return (
    typeof getMember(value, 'aborted') === 'boolean' &&
    typeof getMember(value, 'addEventListener') === 'function'
  )
}

function seen(value: unknown): string {
  if (typeof value === 'number' || typeof value === 'bigint') return String(value)
  return typeof value === 'string' ? JSON.stringify(value.slice(0, 80)) : `a value of type ${typeof value}`
}
