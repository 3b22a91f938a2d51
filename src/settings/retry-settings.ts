import { notOneOf, type SettingLookup } from './setting-lookup.js'

export type RetryMode = 'standard' | 'adaptive'

/** How often a call is tried. */
export interface RetryConfig {
  /**
   * Maximum number of attempts per call, including the first.
   *
   * @default AWS_MAX_ATTEMPTS, then `max_attempts` of the profile, then 3
   */
  readonly maxAttempts?: number | undefined
  /**
   * Choose how retries wait: `'adaptive'` also limits the request rate while the service throttles. boto3's
   * `legacy` in the environment or the profile means `'standard'`.
   *
   * @default AWS_RETRY_MODE, then `retry_mode` of the profile, then `'standard'`
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
  lookup.problems.push(`${source} is ${JSON.stringify(seen)}; it must be an integer of at least 1`)
  return 1
}

function retryMode(config: RetryConfig, lookup: SettingLookup): RetryMode {
  const names = { variables: ['AWS_RETRY_MODE'], entry: 'retry_mode' }
  const mode = config.retryMode ?? lookup.choice(names, ['standard', 'adaptive', 'legacy'])
  if (mode === 'adaptive') return mode
  if (config.retryMode !== undefined && mode !== 'standard') {
    lookup.problems.push(notOneOf({ source: '`retryMode`', value: mode }, ['standard', 'adaptive']))
  }
  return 'standard'
}
