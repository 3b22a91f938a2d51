import { writeFileSync } from 'node:fs'
import { client } from 'nexttoken'
import { beforeAll, describe, expect, it } from 'vitest'
import { setAwsEnvironment } from '../auth/support/aws-environment.js'
import { runPython } from './support/botocore-pages.js'

interface Answer {
  readonly url?: string
  readonly error?: string
}

const arn = 'arn:aws:s3:us-west-2:123456789012:accesspoint/point'
const multiRegion = 'arn:aws:s3::123456789012:accesspoint/alias.mrap'

const cases = [
  ['eu-west-1', '', 'books'],
  ['eu-west-1', 'addressing_style = path', 'books'],
  ['eu-west-1', 'addressing_style = virtual', 'books'],
  ['eu-west-1', 'addressing_style = auto', 'books'],
  ['eu-west-1', 'use_dualstack_endpoint = true', 'books'],
  ['eu-west-1', 'use_dualstack_endpoint = True', 'books'],
  ['eu-west-1', 'use_dualstack_endpoint = false', 'books'],
  ['eu-west-1', 'use_accelerate_endpoint = true', 'books'],
  ['eu-west-1', 'use_accelerate_endpoint = true\n  use_dualstack_endpoint = true', 'books'],
  ['eu-west-1', 'use_accelerate_endpoint = true\n  addressing_style = path', 'books'],
  ['eu-west-1', 'use_arn_region = true', arn],
  ['eu-west-1', 'use_arn_region = false', arn],
  ['eu-west-1', 's3_disable_multiregion_access_points = true', multiRegion],
  ['us-east-1', 'us_east_1_regional_endpoint = regional', 'books'],
  ['us-east-1', 'us_east_1_regional_endpoint = legacy', 'books'],
  ['eu-west-1', 'us_east_1_regional_endpoint = legacy', 'books'],
  ['eu-west-1', 'Addressing_Style = path', 'books'],
  ['eu-west-1', 'payload_signing_enabled = true', 'books'],
].map(([region = '', block = '', bucket = '']) => {
  const config = `[default]\nregion: ${region}\n${block && `S3 =\n  ${block}\n`}`
  return { words: `${block || 'nothing'} in ${region}, for ${bucket}`, config, bucket }
})

describe('boto3 and nexttoken send S3 calls to the same URL with a profile whose s3 block has', () => {
  let answers: readonly Answer[] = []
  beforeAll(() => {
    answers = runPython<Answer>('send_by_profile.py', cases)
  })

  it('nothing', () => {
    expect(answers[0]?.url).toBe('https://books.s3.eu-west-1.amazonaws.com/k')
  })

  it.each(cases.map((each, index) => ({ ...each, index })))('$words', async ({ config, bucket, index }) => {
    setAwsEnvironment({ variables: { AWS_ACCESS_KEY_ID: 'AKID', AWS_SECRET_ACCESS_KEY: 'secret' } })
    writeFileSync(process.env.AWS_CONFIG_FILE ?? '', config)
    const urls: string[] = []
    const requestHandler = {
      metadata: { handlerProtocol: 'http/1.1' },
      handle({ protocol, hostname, path }: { protocol: string; hostname: string; path: string }) {
        urls.push(`${protocol}//${hostname}${path}`)
        return Promise.reject(new Error('nothing is sent'))
      },
    }
    const s3 = client('s3', { requestHandler })
    await s3.call('GetObject', { Bucket: bucket, Key: 'k' }).catch(() => undefined)
    expect(urls[0]).toBe(answers[index]?.url)
  })
})
