import { describe, expect, it } from 'vitest'
import { loadModel } from '../../../src/models/index.js'
import { compiledRule } from '../../../src/pagination/index.js'
import { Position, parsePiecesToken, savedPieces } from '../../../src/pagination/token/index.js'
import { GatedListing } from './support/gated-listing.js'

function ruleOf(operation: string) {
  const model = loadModel('s3').operation(operation)
  if (!model) throw new Error(`S3 has no ${operation}`)
  return compiledRule(model)
}

const rule = ruleOf('ListObjectsV2')
const token = (members: object) => Buffer.from(JSON.stringify(members)).toString('base64')

describe('the token of a listing in pieces', () => {
  it('holds the bounds of each piece, and where it continues', () => {
    const position = new Position(rule, ['next'], { delivered: new Map([['Contents', 3]]) })
    const pieces = [
      { bounds: { hi: 'm\u{1f600}' }, position },
      { bounds: { lo: 'm\u{1f600}' }, position: undefined },
    ]
    const { text } = savedPieces(rule, pieces)
    const read = parsePiecesToken(rule, text)
    expect(read?.text).toBe(text)
    expect(read?.pieces.map(({ bounds }) => bounds)).toEqual(pieces.map(({ bounds }) => bounds))
    expect(read?.pieces.map((piece) => piece.position?.text)).toEqual([position.text, undefined])
  })

  it.each([
    ['the service’s own token', 'AaEdHp'],
    ['boto3’s token', token({ ContinuationToken: 'a' })],
  ])('%s is none', (_, text) => {
    expect(parsePiecesToken(rule, text)).toBeUndefined()
  })

  const pieces = (list: unknown, operation = 'ListObjectsV2') =>
    token({ nexttoken_operation: operation, nexttoken_pieces: list })

  it.each([
    [
      'of another operation',
      pieces([{ bounds: {} }], 'ListObjects'),
      'it is of ListObjects, not of ListObjectsV2',
    ],
    ['of no operation', token({ nexttoken_pieces: [] }), 'it is of undefined, not of ListObjectsV2'],
    ['without a list', pieces('a'), 'its nexttoken_pieces is not a list of pieces'],
    ['without pieces', pieces([]), 'its nexttoken_pieces is not a list of pieces'],
    ['with a piece that is none', pieces([{ bounds: {} }, 'a']), 'its piece 2 has no bounds'],
    [
      'with a position that is none',
      pieces([{ bounds: {}, at: 5 }]),
      'its piece 1 has a position that is not a text',
    ],
    [
      'with a position of another operation',
      pieces([{ bounds: {}, at: token({ Marker: 'a' }) }]),
      'it has Marker instead of ContinuationToken',
    ],
    [
      'with bounds of another kind',
      pieces([{ bounds: { segment: 1, of: 4 } }]),
      'its piece 1 has invalid bounds',
    ],
    [
      'with bounds that hold nothing',
      pieces([{ bounds: { lo: 'b', hi: 'a' } }]),
      'its piece 1 has invalid bounds',
    ],
    [
      'with half a character in its bounds',
      pieces([{ bounds: { lo: '\ud800' } }]),
      'its piece 1 has invalid bounds',
    ],
    [
      'with pieces that overlap',
      pieces([{ bounds: { hi: 'c' } }, { bounds: { lo: 'b', hi: 'd' } }]),
      'its piece 2 is not behind the piece before it',
    ],
    [
      'with pieces that are not sorted',
      pieces([{ bounds: { hi: 'a' } }, { bounds: { lo: 'c', hi: 'd' } }, { bounds: { lo: 'a', hi: 'b' } }]),
      'its piece 3 is not behind the piece before it',
    ],
    [
      'with a piece behind one without an end',
      pieces([{ bounds: {} }, { bounds: { lo: 'b' } }]),
      'its piece 2 is not behind the piece before it',
    ],
  ])('%s is refused before any request', async (_, startingToken, problem) => {
    const listing = new GatedListing([])
    for (const parallel of [undefined, 8]) {
      const first = async () => listing.open({ startingToken, parallel })[Symbol.asyncIterator]().next()
      await expect(first()).rejects.toMatchObject({
        code: 'InvalidToken',
        message: expect.stringContaining(problem),
      })
    }
    expect(listing.requests).toBe(0)
  })
})
