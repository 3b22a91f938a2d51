import { ListTopicsCommand, SNSClient } from '@aws-sdk/client-sns'
import { Command } from '@smithy/core/client'
import { describe, expect, it } from 'vitest'
import { operationNames } from '../../src/sdk/operation-names.js'

const { config } = new SNSClient({ region: 'us-east-1' })

describe('the operation of a command is identified', () => {
  it('by its schema and by its middleware context', () => {
    expect(operationNames(new ListTopicsCommand({}), config)).toEqual(['ListTopics'])
  })

  it('by its schema as an object', () => {
    const schema = { namespace: 'com.amazonaws.sns', name: 'ListTopics' }
    expect(operationNames({ schema }, config)).toEqual(['ListTopics'])
  })

  it('by its middleware context if it has no schema, as in SDK versions before 2025', () => {
    const a = Command.classBuilder()
      .n('SNSClient', 'ListTopicsCommand')
      .m(() => [])
      .build()
    expect(a.name).not.toContain('ListTopics')
    expect(operationNames(new a({}), config)).toEqual(['ListTopics'])
  })

  it('by the name of its class if there is nothing else', () => {
    class ListTopicsCommand {}
    expect(operationNames(new ListTopicsCommand(), config)).toEqual(['ListTopics'])
    expect(operationNames({}, config)).toEqual([])
  })
})
