import { describe, expect, it } from 'vitest'
import { Decisions } from '../../tools/inventory/decisions.js'
import { documentedDoubts } from '../../tools/inventory/documented-doubts.js'

const lists = { Things: { type: 't' } }
const file = { generatedBy: '', botocore: '', leftOut: {}, services: { things: { ListThings: { lists } } } }
const name = 'things ListThings'

function doubts(words: string, decisions: Decisions = new Decisions([])): readonly string[] {
  return documentedDoubts(file, decisions, (one) => (one === name ? words : undefined)).map(
    ({ problem }) => problem,
  )
}

describe('what AWS documents about an operation that is called', () => {
  it.each([
    ['Starts a listing of things.', 'it does more than read'],
    ['Lists things. This API also creates an ARN for things that have none.', 'it does more than read'],
    ['Lists things. If one is gone, this operation updates its status.', 'it does more than read'],
    ['Lists things. You are charged for each request.', 'it is charged'],
    ['Lists things. Although it returns none, it can still incur costs.', 'it is charged'],
    ['Lists things. You must specify a parent.', 'it needs an input'],
    ['Lists things. At least one of the filters is required.', 'it needs an input'],
  ])('leaves a doubt: %s', (words, says) => {
    expect(doubts(words)).toEqual([`its documentation may say that ${says}`])
  })

  it.each(['Lists things.', 'Returns the things that were created in the account.', ''])(
    'leaves none: %s',
    (words) => {
      expect(doubts(words)).toEqual([])
    },
  )

  it('is passed over if somebody has decided', () => {
    const decisions = new Decisions([{ decision: 'listed', reason: 'test', operations: [name] }])
    expect(doubts('You must specify nothing.', decisions)).toEqual([])
  })
})
