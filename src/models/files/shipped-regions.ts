import { NextTokenError } from '../../errors/index.js'
import { isObject } from '../../values/index.js'
import type { RegionIndex } from './region-index.js'
import { missingModel, readShipped } from './shipped-models.js'

/**
 * Where AWS has which service: `models/regions.json`, read once.
 *
 * @throws NextTokenError `InvalidModel` that names the file if it cannot be read.
 */
export function shippedRegions(): RegionIndex {
  regions ??= readRegions()
  return regions
}

function readRegions(): RegionIndex {
  const found = readShipped('regions.json', {})
  if (!found) throw missingModel('regions.json')
  const { content, path } = found
  if (isObject(content) && isObject(content.partitions) && isObject(content.services))
    return content as unknown as RegionIndex
  throw new NextTokenError('InvalidModel', `${path}: not a list of regions; reinstall nexttoken`)
}

let regions: RegionIndex | undefined
