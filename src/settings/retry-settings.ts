import { notOneOf, type SettingLookup } from './setting-lookup.js'

export type RetryMode = 'standard' | 'adaptive'

/** How often a call is tried. */
export interface RetryConfig {
  /** Requests per call at most, the first one counted: 1 or more. Default: AWS_MAX_ATTEMPTS, the profile, 3. */
  readonly maxAttempts?: number | undefined
  /**
   * `adaptive` also slows down where the service throttles. Default: AWS_RETRY_MODE, the profile, `standard`;
   * boto3's `legacy` there means `standard`.
   */
  readonly retryMode?: RetryMode | undefined
}

export interface RetrySettings {
  readonly maxAttempts: number
  readonly retryMode: RetryMode
}

export function resolveRetrySettings(config: RetryConfig, lookup: SettingLookup): RetrySettings {
  return { maxAttempts: maxAttempts(config, lookup), retryMode: retryMode(config, lookup) }
}

function maxAttempts(config: RetryConfig, lookup: SettingLookup): number {
  const found = lookup.find({ variables: ['AWS_MAX_ATTEMPTS'], entry: 'max_attempts' })
  const value = config.maxAttempts ?? (found ? Number(found.value) : 3)
  if (Number.isInteger(value) && value >= 1) return value
  const [source, seen] =
    config.maxAttempts === undefined ? [found?.source, found?.value] : ['`maxAttempts`', value]
  lookup.problems.push(`${source} is ${JSON.stringify(seen)}; it must be a whole number, 1 or more`)
  return 1
}

function retryMode(config: RetryConfig, lookup: SettingLookup): RetryMode {
  const place = { variables: ['AWS_RETRY_MODE'], entry: 'retry_mode' }
  const mode = config.retryMode ?? lookup.choice(place, ['standard', 'adaptive', 'legacy'])
  if (mode === 'adaptive') return mode
  if (config.retryMode !== undefined && mode !== 'standard') {
    lookup.problems.push(notOneOf({ source: '`retryMode`', value: mode }, ['standard', 'adaptive']))
  }
  return 'standard'
}
