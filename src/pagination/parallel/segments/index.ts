/**
 * segments: a listing that the service itself divides (DynamoDB Scan).
 *
 * In: a plan. Out: a division with one piece a segment. The number of segments is part of each piece's bounds, because
 * a segment's token is valid for that number alone.
 */
export { segmentDivision } from './segment-division.js'
