import { inspect } from 'node:util'
import { session } from 'nexttoken'
import { describe, expect, it } from 'vitest'
import { setAwsEnvironment } from '../auth/support/aws-environment.js'

const keys = { accessKeyId: 'OWN', secretAccessKey: 's' }

describe('a session knows', () => {
  it('its profile, its region and all profiles', () => {
    setAwsEnvironment({
      config: '[default]\nregion = eu-west-1\n[profile audit]\nregion = sa-east-1\n',
      credentials: '[deploy]\naws_access_key_id = A\naws_secret_access_key = s\n',
    })
    const { profile, region, availableProfiles } = session()
    expect({ profile, region, availableProfiles }).toEqual({
      profile: 'default',
      region: 'eu-west-1',
      availableProfiles: ['default', 'audit', 'deploy'],
    })
    expect(session({ profile: 'audit' })).toMatchObject({ profile: 'audit', region: 'sa-east-1' })
    expect(session({ profile: 'audit', region: 'us-west-2' }).region).toBe('us-west-2')
  })

  it('that there is no region, and refuses a profile that does not exist', () => {
    setAwsEnvironment({})
    expect(session().region).toBeUndefined()
    expect(() => session({ profile: 'audti' }).region).toThrow('`profile` names the profile "audti"')
  })

  it('its credentials, as the AWS SDK v3 takes them', async () => {
    setAwsEnvironment({ credentials: '[default]\naws_access_key_id = A\naws_secret_access_key = s\n' })
    const { credentials } = session()
    expect(await credentials()).toEqual({ accessKeyId: 'A', secretAccessKey: 's' })
    expect(await session({ credentials: keys }).credentials()).toEqual(keys)
    await expect(session({ credentials: false }).credentials()).rejects.toMatchObject({
      code: 'MissingCredentials',
      message: 'no credentials: the session has `credentials: false`',
    })
  })

  it('what console.log shows, which is nothing secret', () => {
    setAwsEnvironment({ config: '[default]\nregion = eu-west-1\n' })
    expect(inspect(session({ credentials: keys }))).toBe(
      "Session { profile: 'default', region: 'eu-west-1' }",
    )
    expect(inspect(session({ profile: 'none' }))).toBe('Session {}')
    expect(JSON.stringify(session({ credentials: keys }))).toBe('{}')
  })

  it('services, partitions and regions', () => {
    const { availableServices, availablePartitions, availableRegions, partitionOf } = session()
    expect(availableServices.length).toBeGreaterThan(400)
    expect(availablePartitions).toEqual(expect.arrayContaining(['aws', 'aws-cn', 'aws-us-gov']))
    expect(availableRegions('ec2', { partition: 'aws-cn' })).toEqual(['cn-north-1', 'cn-northwest-1'])
    expect(availableRegions('logs')).toContain('us-east-1')
    expect(availableRegions('iam')).toEqual([])
    expect(availableRegions('iam', { allowNonRegional: true })).toContain('aws-global')
    expect(availableRegions('globalaccelerator')).toEqual(['us-west-2'])
    expect(availableRegions('s3', { allowNonRegional: true })).toContain('s3-external-1')
    expect(['eu-west-1', 'us-gov-west-1', 'us-isob-east-7'].map(partitionOf)).toEqual([
      ...['aws', 'aws-us-gov', 'aws-iso-b'],
    ])
  })

  it('what is near a name that does not exist', () => {
    const { availableRegions, partitionOf } = session()
    expect(() => availableRegions('snss' as string)).toThrow('sns')
    expect(() =>
      availableRegions('sns', { partition: 'aws-us-gv', allowNonregional: true } as object),
    ).toThrow(
      'sns: unknown option "allowNonregional"; did you mean "allowNonRegional"?\n  there is no partition "aws-us-gv"; known are aws, aws-cn, aws-us-gov',
    )
    expect(() => partitionOf('us-east1')).toThrow(
      '"us-east1" is not the name of an AWS region; did you mean "us-east-1"?',
    )
    expect(() => partitionOf('')).toThrow('"" is not the name of an AWS region, such as "us-east-1"')
  })
})
