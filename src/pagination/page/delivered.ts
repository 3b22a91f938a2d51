/**
 * How much of a page was delivered: items by result key. Of a key that is not in it, everything was. The first
 * result key always is in it, as boto3 counts that one.
 */
export type Delivered = ReadonlyMap<string, number>
