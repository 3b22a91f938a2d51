/**
 * token: a place in a listing, and its text.
 *
 * In: the tokens of a page and how many of its items were delivered. Out: a `Position`, and the text that `startingToken`
 * takes, in boto3's format, so that boto3 and the AWS CLI continue from our tokens and we from theirs. The position after
 * the third item of SNS ListTopics' second page is `{"NextToken": "AaEdHp", "boto_truncate_amount": 3}`, in base64.
 */
export { Position } from './position.js'
export { parseStartingToken } from './starting-token.js'
