import { describe, expect, it } from 'vitest'
import { didYouMean, nearest } from '../../src/errors/index.js'

describe('nearest', () => {
  it.each([
    { wrong: 'Buket', known: ['Bucket', 'Key', 'Prefix'], near: ['Bucket'], words: 'a letter too few' },
    {
      wrong: 'list_topic',
      known: ['ListTopics', 'ListTagsForResource'],
      near: ['ListTopics'],
      words: 'another case',
    },
    { wrong: 'Tocken', known: ['Token', 'NextToken'], near: ['Token'], words: 'a letter too many' },
    {
      wrong: 'NetxToken',
      known: ['NextToken', 'MaxItems'],
      near: ['NextToken'],
      words: 'two letters swapped',
    },
    { wrong: 'Token', known: ['NextToken', 'Prefix'], near: ['NextToken'], words: 'a part of the name' },
    { wrong: 'Zebra', known: ['Bucket', 'Key'], near: [], words: 'nothing like it' },
  ])('finds $near for $wrong: $words', ({ wrong, known, near }) => {
    expect(nearest(wrong, known)).toEqual(near)
  })

  it('finds nothing if no name is close', () => {
    expect(didYouMean('Zebra', ['Bucket'])).toBe('')
    expect(didYouMean('Buket', ['Bucket'])).toBe('; did you mean "Bucket"?')
  })
})
