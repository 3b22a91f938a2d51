import { NextTokenError } from '../errors/index.js'
import { loadModel } from '../models/index.js'
import { resolveSettings } from '../settings/index.js'
import type { ClientConfig } from './config/index.js'

/**
 * The region that a client with this configuration would use, from the options, the environment or the profile; undefined
 * if there is none.
 */
export function regionOf(config: ClientConfig): string | undefined {
  try {
    const { region } = resolveSettings(config, loadModel('sts')).endpoint
    return region.endsWith('-global') ? undefined : region
  } catch (error) {
    if (error instanceof NextTokenError && error.code === 'MissingRegion') return undefined
    throw error
  }
}
