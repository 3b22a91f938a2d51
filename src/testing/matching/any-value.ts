/**
 * What a test framework's `expect.any(String)` or `expect.objectContaining({ … })` returns: it decides itself whether a
 * value fits.
 */
export interface Matcher {
  asymmetricMatch(value: unknown): boolean
  toString(): string
}

/**
 * Stands for any value in an expected input, as boto3's `ANY`. The member must be there.
 *
 * @example
 * stubbed.addResponse('CreateTopic', { TopicArn: 'arn:1' }, { Name: 'news', Attributes: ANY })
 */
export const ANY: Matcher = Object.freeze({
  asymmetricMatch: (value: unknown) => value !== undefined && value !== null,
  toString: () => 'ANY',
})

export function isMatcher(value: unknown): value is Matcher {
  return (
    typeof value === 'object' &&
    value !== null &&
    'asymmetricMatch' in value &&
    typeof value.asymmetricMatch === 'function'
  )
}
