/**
 * How many items of a page were delivered, by result key: `Map { 'Versions' => 2, 'DeleteMarkers' => 1 }`. All items of a
 * key that is missing were delivered. The first result key is never missing, because boto3's token counts it.
 */
export type Delivered = ReadonlyMap<string, number>
