import { describe, expect, it } from 'vitest'
import { globalRegionOf } from '../../src/endpoints/index.js'
import { loadModel } from '../../src/models/index.js'

/** botocore 1.44.5 makes a client without a region for exactly these; every other service is a NoRegionError. */
const withoutRegion = [
  ...['account', 'billingconductor', 'budgets', 'ce', 'chime', 'cloudfront', 'codecatalyst', 'health', 'iam'],
  ...['importexport', 'networkmanager', 'notificationscontacts', 'organizations', 'route53', 's3'],
  ...['savingsplans', 'shield', 'sts', 'support', 'taxsettings', 'waf'],
]

describe('a client without a region', () => {
  it.each(withoutRegion)('needs none for %s', (service) => {
    expect(globalRegionOf(loadModel(service))).toBe('aws-global')
  })

  it.each(['sns', 'sqs', 'dynamodb', 'ec2', 'lambda', 'acm', 'logs', 'kms', 'cloudfront-keyvaluestore'])(
    'fails for %s',
    (service) => {
      expect(globalRegionOf(loadModel(service))).toBeUndefined()
    },
  )
})
