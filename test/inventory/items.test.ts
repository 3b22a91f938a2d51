import { describe, expect, it } from 'vitest'
import { resourcesOf } from '../../src/inventory/items/index.js'
import { tagsOf } from '../../src/inventory/items/tags-of.js'

describe('tagsOf', () => {
  it.each([
    ['Key and Value', [{ Key: 'team', Value: 'blue' }]],
    ['key and value', [{ key: 'team', value: 'blue' }]],
    ['TagKey and TagValue', [{ TagKey: 'team', TagValue: 'blue' }]],
    ['tagKey and tagValue', [{ tagKey: 'team', tagValue: 'blue' }]],
    ['a value before its key', [{ Value: 'blue', Key: 'team' }]],
    ['a map', { team: 'blue' }],
  ])('reads %s', (_, value) => {
    expect(tagsOf(value)).toEqual({ team: 'blue' })
  })

  it('gives a tag without a value an empty one', () => {
    expect(tagsOf([{ Key: 'team' }, { Key: 'owner', Value: null }])).toEqual({ team: '', owner: '' })
    expect(tagsOf({ team: null })).toEqual({ team: '' })
  })

  it('passes over what is no tag, and finds no tags where there are none', () => {
    expect(tagsOf([null, 'team', { Value: 'blue' }])).toEqual({})
    expect(tagsOf(undefined)).toBeUndefined()
  })

  it('keeps a tag named __proto__', () => {
    expect(Object.entries(tagsOf([{ Key: '__proto__', Value: 'x' }]) ?? {})).toEqual([['__proto__', 'x']])
  })
})

describe('resourcesOf', () => {
  it('reads ARN, id and tags of each item by the facts about its list', () => {
    const lists = { Keys: { type: 'AWS::KMS::Key', arn: 'KeyArn', id: 'KeyId', tags: 'Tags' } }
    const item = { KeyId: 'k', KeyArn: 'arn:aws:kms:us-east-1:1:key/k', Tags: [{ Key: 'a', Value: 'b' }] }
    expect(resourcesOf({ lists }, { Keys: [item] })).toEqual([
      { type: 'AWS::KMS::Key', arn: 'arn:aws:kms:us-east-1:1:key/k', id: 'k', tags: { a: 'b' }, item },
    ])
  })

  it('leaves out what an item lacks', () => {
    const lists = { Keys: { type: 'AWS::KMS::Key', arn: 'KeyArn', id: 'KeyId', tags: 'Tags' } }
    expect(resourcesOf({ lists }, { Keys: [{ KeyArn: '', KeyId: null }] })).toEqual([
      { type: 'AWS::KMS::Key', item: { KeyArn: '', KeyId: null } },
    ])
  })

  it('takes a text as its own ARN', () => {
    const lists = { clusterArns: { type: 'AWS::ECS::Cluster', arn: '@' } }
    expect(resourcesOf({ lists }, { clusterArns: ['arn:c'] })).toEqual([
      { type: 'AWS::ECS::Cluster', arn: 'arn:c', item: 'arn:c' },
    ])
  })

  it('finds items within items', () => {
    const lists = { 'Reservations[].Instances[]': { type: 'AWS::EC2::Instance', id: 'InstanceId' } }
    const page = { Reservations: [{ Instances: [{ InstanceId: 'i-1' }, { InstanceId: 'i-2' }] }, {}] }
    expect(resourcesOf({ lists }, page).map(({ id }) => id)).toEqual(['i-1', 'i-2'])
  })

  it('reads several lists, each with its own type', () => {
    const lists = { MetricAlarms: { type: 'AWS::CloudWatch::Alarm' }, CompositeAlarms: { type: 'c' } }
    const page = { CompositeAlarms: [2], MetricAlarms: [1] }
    expect(resourcesOf({ lists }, page)).toEqual([
      { type: 'AWS::CloudWatch::Alarm', item: 1 },
      { type: 'c', item: 2 },
    ])
  })

  it('gives the entries of a map with their keys', () => {
    const lists = { Things: { type: 't', id: 'key' } }
    expect(resourcesOf({ lists }, { Things: { a: 1 } })).toEqual([
      { type: 't', id: 'a', item: { key: 'a', value: 1 } },
    ])
  })

  it('finds nothing on a page without the list', () => {
    expect(resourcesOf({ lists: { Things: { type: 't' } } }, {})).toEqual([])
  })
})
