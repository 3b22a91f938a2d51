/** Words whose inner capitals are not the starts of words: botocore lists the operations that have them. */
const oneWord = /PartiQL|WhatsApp|OAuth2(?=Token(?:WithIAM)?$)|OTel|iSCSI|HITs/g
const pluralAcronym = /[A-Z]{2,}s$/

/**
 * The name of an operation in boto3, from the name that AWS gives it.
 *
 * @example
 * snakeCase('ListTopics')          // 'list_topics'
 * snakeCase('ListWebACLs')         // 'list_web_acls'
 * snakeCase('DescribeDBInstances') // 'describe_db_instances'
 */
export function snakeCase(operationName: string): string {
  if (operationName.includes('_')) return operationName
  return operationName
    .replace(oneWord, (word) => word.charAt(0).toUpperCase() + word.slice(1).toLowerCase())
    .replace(pluralAcronym, (acronym) => `_${acronym.toLowerCase()}`)
    .replace(/([^_])([A-Z][a-z]+)/g, '$1_$2')
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .toLowerCase()
}

/** The method of an operation on a client, as the AWS SDK v3 names it: `listTopics`. */
export function camelCase(operationName: string): string {
  return operationName.charAt(0).toLowerCase() + operationName.slice(1)
}
