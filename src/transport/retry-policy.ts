import { loadConfig } from '@smithy/core/config'
import { AdaptiveRetryStrategy, DEFAULT_MAX_ATTEMPTS, StandardRetryStrategy } from '@smithy/core/retry'
import type { RetryStrategyV2 } from '@smithy/types'
import { NextTokenError } from '../errors/index.js'
import { isAttemptCount, isRetryMode, type RetryMode, type TransportConfig } from './transport-config.js'

export interface RetryPolicy {
  readonly strategy: RetryStrategyV2
  /** Told to the service; undefined where only the user's own strategy knows. */
  readonly maxAttempts: number | undefined
}

/** The retry strategy that the configuration, the environment and the profile describe, in this order. */
export async function resolveRetryPolicy(config: TransportConfig, profile?: string): Promise<RetryPolicy> {
  if (config.retryStrategy) return { strategy: config.retryStrategy, maxAttempts: config.maxAttempts }
  const maxAttempts = config.maxAttempts ?? (await loadMaxAttempts(profile))
  const mode = config.retryMode ?? (await loadRetryMode(profile))
  const Strategy = mode === 'adaptive' ? AdaptiveRetryStrategy : StandardRetryStrategy
  return { strategy: new Strategy(maxAttempts), maxAttempts }
}

async function loadMaxAttempts(profile: string | undefined): Promise<number> {
  const value = await load('AWS_MAX_ATTEMPTS', 'max_attempts', profile)
  if (value === '') return DEFAULT_MAX_ATTEMPTS
  const count = Number(value)
  if (isAttemptCount(count)) return count
  throw unusable('AWS_MAX_ATTEMPTS, or max_attempts of the profile', 'a whole number from 1', value)
}

async function loadRetryMode(profile: string | undefined): Promise<RetryMode> {
  const value = (await load('AWS_RETRY_MODE', 'retry_mode', profile)).toLowerCase()
  if (value === '' || value === 'legacy') return 'standard'
  if (isRetryMode(value)) return value
  throw unusable('AWS_RETRY_MODE, or retry_mode of the profile', 'standard, adaptive or legacy', value)
}

/** The library's own selectors of these values pass over one that cannot be read; ours are told of it. */
function load(variable: string, entry: string, profile: string | undefined): Promise<string> {
  const selectors = {
    environmentVariableSelector: (env: Record<string, string | undefined>) => env[variable] || undefined,
    configFileSelector: (values: Record<string, string | undefined>) => values[entry] || undefined,
    default: '',
  }
  return loadConfig<string>(selectors, profile === undefined ? {} : { profile })()
}

function unusable(source: string, wanted: string, value: string): NextTokenError {
  return new NextTokenError('InvalidConfiguration', `${source} must be ${wanted}; got "${value}"`)
}
