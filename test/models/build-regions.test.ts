import { expect, it } from 'vitest'
import { openRelease } from '../../src/models/index.js'
import { buildRegions, formatRegions } from '../../tools/models/build-regions.js'
import { tempFolder } from './support/temp-models.js'

const endpoints = {
  partitions: [
    {
      partition: 'aws',
      regionRegex: '^(us|eu)\\-\\w+\\-\\d+$',
      regions: { 'us-east-1': {}, 'eu-west-1': {}, 'us-west-2': {} },
      services: {
        everywhere: {
          endpoints: { 'eu-west-1': {}, 'us-east-1': {}, 'us-west-2': {}, 'fips-us-east-1': {} },
        },
        somewhere: { endpoints: { 'us-east-1': {}, 'eu-west-1': { deprecated: true } } },
        global: {
          partitionEndpoint: 'aws-global',
          isRegionalized: false,
          endpoints: { 'aws-global': {}, 'us-east-1': { deprecated: true } },
        },
      },
    },
  ],
}

it('the regions of a release, and the names of all other endpoints', () => {
  const release = openRelease(
    tempFolder({
      'botocore/__init__.py': "__version__ = '1.2.3'\n",
      'botocore/data/endpoints.json': endpoints,
    }),
  )
  const regions = buildRegions(release, undefined)
  expect(regions).toMatchObject({
    botocore: '1.2.3',
    partitions: {
      aws: {
        regions: ['eu-west-1', 'us-east-1', 'us-west-2'],
        signingRegion: 'eu-west-1',
        regionRegex: '^(us|eu)\\-\\w+\\-\\d+$',
      },
    },
    services: { everywhere: { aws: 'all' }, somewhere: { aws: ['us-east-1'] }, global: { aws: 'global' } },
  })
  expect(regions.otherEndpoints).toEqual({
    everywhere: { aws: ['fips-us-east-1'] },
    global: { aws: ['aws-global', 'us-east-1'] },
    somewhere: { aws: ['eu-west-1'] },
  })
  expect(JSON.parse(formatRegions(regions))).toEqual(regions)
})
