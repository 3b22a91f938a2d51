import { beforeAll, describe, expect, it } from 'vitest'
import type { CredentialCase } from '../auth/support/credential-case.js'
import { credentialFailures } from '../auth/support/credential-failures.js'
import { credentialOrder } from '../auth/support/credential-order.js'
import { runPython } from './support/botocore-pages.js'

interface Answer {
  readonly key?: string
  readonly error?: string
}

/** That nexttoken gives what a case expects is said by test/auth/credential-chain.test.ts. */
describe('botocore finds the same credentials, or fails on the same source, with', () => {
  let answers: readonly Answer[] = []
  beforeAll(() => {
    const sts = { AWS_ENDPOINT_URL_STS: process.env.NEXTTOKEN_MOTO }
    const cases = [...credentialOrder, ...credentialFailures].map(
      ({ variables, config, credentials, profile }) => ({
        config,
        credentials,
        profile,
        variables: { ...sts, ...variables },
      }),
    )
    answers = runPython<Answer>('find_credentials.py', cases)
  })

  it.each([...credentialOrder, ...credentialFailures].map((each, index) => ({ ...each, index })))(
    '$words',
    ({ index, ...each }) => {
      expect(outcomeOf(answers[index])).toBe(expectedOf(each))
    },
  )
})

/** moto makes up the keys of a role; they begin with ASIA. */
function outcomeOf({ key, error }: Answer = {}): string {
  if (error !== undefined) return 'an error'
  return key?.startsWith('ASIA') ? 'a role' : (key ?? '')
}

function expectedOf({ expected, boto3 }: CredentialCase): string {
  if (boto3) return boto3.does
  if (typeof expected === 'string') return expected.startsWith('OF') ? 'a role' : expected
  return expected.source.includes('no source is configured') ? 'none' : 'an error'
}
