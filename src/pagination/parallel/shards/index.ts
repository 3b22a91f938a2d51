/**
 * shards: the records of a stream, shard by shard (Kinesis, DynamoDB Streams, Keyspaces).
 *
 * In: a plan whose tokens are places in shards. Out: a division with one piece a shard. `shard-pages` gets the page at a
 * place, with an iterator for it; `shard-family` knows which shards are parents and children, and which may begin.
 */
export { shardDivision } from './shard-division.js'
