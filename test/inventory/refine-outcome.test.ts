import { describe, expect, it } from 'vitest'
import { refineOutcome } from '../../src/inventory/run/refine-outcome.js'

describe('refineOutcome', () => {
  it.each([
    ['Macie is not enabled.', 'not-enabled'],
    ['Account 1 is not subscribed to AWS Security Hub in region us-east-1', 'not-enabled'],
    [
      'Please complete AWS Audit Manager setup from home page to enable this action in this account.',
      'not-enabled',
    ],
    ['No default admin could be found for account 1 in Region us-east-1', 'not-enabled'],
    ['The subscription does not exist.', 'not-enabled'],
    ['Amazon Lookout is no longer available.', 'not-available'],
    ['This operation is not supported in this region', 'not-available'],
    ['User: arn:aws:iam::1:user/a is not authorized to perform: sns:ListTopics', 'denied'],
  ])('%s', (message, outcome) => {
    expect(refineOutcome('denied', new Error(message))).toBe(outcome)
  })

  it('changes nothing that is not a refusal or a failure', () => {
    expect(refineOutcome('complete', undefined)).toBe('complete')
    expect(refineOutcome('aborted', new Error('not enabled'))).toBe('aborted')
  })
})
