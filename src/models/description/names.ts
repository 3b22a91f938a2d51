/** Words with capitals inside that begin no new word, from botocore's list of special cases. */
const oneWord = /PartiQL|WhatsApp|OAuth2(?=Token(?:WithIAM)?$)|OTel|iSCSI|HITs/g
const pluralAcronym = /[A-Z]{2,}s$/

/**
 * boto3's name of an operation.
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

/** The client's method for an operation, named as in the AWS SDK v3: `listTopics`. */
export function camelCase(operationName: string): string {
  return operationName.charAt(0).toLowerCase() + operationName.slice(1)
}
