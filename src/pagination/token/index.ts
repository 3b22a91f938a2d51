/**
 * token: a position in a listing, and its text.
 *
 * In: the tokens of a page and how many of its items were delivered. Out: a `Position`, and the text that `startingToken`
 * accepts. The text is in boto3's format, so boto3 and the AWS CLI continue from our tokens and we from theirs. After the
 * third item of the second page of SNS ListTopics it is `{"NextToken": "AaEdHp", "boto_truncate_amount": 3}` in base64. A
 * listing in several pieces has a token of its own form, with a position for each piece.
 */
export {
  parsePiecesToken,
  refusePieces,
  refuseToken,
  type SavedPiece,
  type SavedPieces,
  savedPieces,
} from './pieces-token.js'
export { Position } from './position.js'
export { parseStartingToken } from './starting-token.js'
